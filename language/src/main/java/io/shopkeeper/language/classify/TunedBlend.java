package io.shopkeeper.language.classify;

import io.shopkeeper.numeric.SoftmaxModel;

/// A classifier and an encoder trained further, mixed by a regression on what each makes of the
/// odds.
record TunedBlend(TextClassifier classifier, TextClassifier encoder, SoftmaxModel mixing)
    implements TextClassifier {

  @Override
  public double[] probabilities(TextFeatures features) {
    return mixing.probabilities(
        seen(classifier.probabilities(features), encoder.probabilities(features)));
  }

  /// What the mixing sees: of two classes the logarithms of the odds of the second, else those of
  /// all probabilities.
  static double[] seen(double[] ofClassifier, double[] ofEncoder) {
    int each = Component.margins(ofClassifier.length);
    double[] seen = new double[2 * each];
    for (int margin = 0; margin < each; margin++) {
      seen[margin] = margin(ofClassifier, margin);
      seen[each + margin] = margin(ofEncoder, margin);
    }
    return seen;
  }

  private static double margin(double[] probabilities, int margin) {
    return probabilities.length == 2
        ? logarithm(probabilities[1]) - logarithm(probabilities[0])
        : logarithm(probabilities[margin]);
  }

  private static double logarithm(double probability) {
    return Math.log(Math.max(probability, 1e-6));
  }
}
