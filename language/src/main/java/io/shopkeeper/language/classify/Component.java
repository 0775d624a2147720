package io.shopkeeper.language.classify;

import io.shopkeeper.numeric.Workers;
import java.util.List;

/// One way to learn classes from features.
public sealed interface Component permits NgramTrainer, HeadTrainer {

  /// The name `--model` knows it by.
  String model();

  /// This in the forms worth trying, one of which is chosen on a held-out fold.
  List<Component> choices();

  /// Learns.
  ///
  /// @param labels in [0, classes), one for each record
  Margins train(List<TextFeatures> records, int[] labels, int classes, Workers workers);

  /// Margins of classes: one number where there are two classes, else one for each.
  @FunctionalInterface
  interface Margins {
    double[] of(TextFeatures features);
  }

  /// How many margins there are for so many classes.
  static int margins(int classes) {
    return classes == 2 ? 1 : classes;
  }

  /// The records of the class that a margin stands for: of two, the second.
  static boolean[] positives(int[] labels, int classes, int margin) {
    int positive = classes == 2 ? 1 : margin;
    boolean[] positives = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      positives[i] = labels[i] == positive;
    }
    return positives;
  }
}
