package io.shopkeeper.assist.intent;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.classify.TextClassifier;
import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.language.classify.TunedEncoderTrainer;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// An encoder trained further on the utterances, mixed with the regression on the frozen one: the
/// logarithms of both probabilities, weighed, times a sharpness.
///
/// @param share of the encoder trained further, above 0 up to 1
record TunedIntents(TextClassifier encoder, double share, double sharpness) {
  /// Where so many utterances left out are read rightly without, there is little to gain.
  private static final double ENOUGH = .985;

  /// Utterances of an intent, on average, below which an encoder learns little.
  private static final int FEW = 20;

  private static final double PASSES = 6;
  private static final int SHARES = 10;
  private static final double LEAST = 1e-12;
  private static final List<Double> SHARPNESS =
      List.of(.5, .6, .7, .8, .9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0);

  /// Trains it where that may help, and where the utterances it has not seen become more probable
  /// by it; else empty.
  ///
  /// @param work see [TunedEncoderTrainer]
  /// @param leftOut probabilities by the regression, of every utterance without it
  static Optional<TunedIntents> of(
      UtteranceReader reader,
      List<TextFeatures> utterances,
      int[] labels,
      double[][] leftOut,
      double work,
      Seed seed,
      Workers workers,
      Progress progress) {
    int classes = leftOut[0].length;
    double right =
        IntStream.range(0, labels.length).filter(i -> best(leftOut[i]) == labels[i]).count();
    if (labels.length < FEW * classes || right >= ENOUGH * labels.length) {
      return Optional.empty();
    }
    return new TunedEncoderTrainer(reader.encoder(), work, seed, workers, progress)
        .alone(utterances, labels, folds(labels, classes), classes, PASSES)
        .flatMap(alone -> mixed(alone, labels, leftOut));
  }

  /// Each intent's utterances in turn; every eighth is held out.
  private static int[] folds(int[] labels, int classes) {
    int[] seen = new int[classes];
    return Arrays.stream(labels)
        .map(label -> (1 + seen[label]++) % TunedEncoderTrainer.FOLDS)
        .toArray();
  }

  private static Optional<TunedIntents> mixed(
      TunedEncoderTrainer.Alone alone, int[] labels, double[][] leftOut) {
    TunedIntents best = new TunedIntents(alone.encoder(), 0, 1);
    double least = loss(best, alone, labels, leftOut);
    for (int share = 1; share <= SHARES; share++) {
      for (double sharpness : SHARPNESS) {
        var mixed = new TunedIntents(alone.encoder(), (double) share / SHARES, sharpness);
        double loss = loss(mixed, alone, labels, leftOut);
        if (loss < least) {
          least = loss;
          best = mixed;
        }
      }
    }
    return best.share > 0 ? Optional.of(best) : Optional.empty();
  }

  private static double loss(
      TunedIntents mixed, TunedEncoderTrainer.Alone alone, int[] labels, double[][] leftOut) {
    double loss = 0;
    for (int i = 0; i < alone.held().length; i++) {
      int record = alone.held()[i];
      double[] probabilities = mixed.mixed(leftOut[record], alone.heldOut()[i]);
      loss -= Math.log(Math.max(LEAST, probabilities[labels[record]]));
    }
    return loss;
  }

  /// The probabilities of an utterance.
  ///
  /// @param regression what the regression makes of it
  double[] probabilities(TextFeatures utterance, double[] regression) {
    return mixed(regression, encoder.probabilities(utterance));
  }

  private double[] mixed(double[] regression, double[] tuned) {
    double[] margins = new double[tuned.length];
    for (int c = 0; c < margins.length; c++) {
      margins[c] =
          (1 - share) * Math.log(Math.max(LEAST, regression[c]))
              + share * Math.log(Math.max(LEAST, tuned[c]));
    }
    return new Temperature(sharpness).probabilities(margins);
  }

  private static int best(double[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      best = values[c] > values[best] ? c : best;
    }
    return best;
  }
}
