package io.shopkeeper.assist.intent;

import java.util.Arrays;

/// Turns margins into probabilities by one number, which leaves their order as it is (Guo et al.,
/// "On calibration of modern neural networks", ICML 2017).
///
/// @param sharpness by which margins are multiplied before the softmax, above 0
record Temperature(double sharpness) {
  private static final double LOWEST = .5;
  private static final double HIGHEST = 200;
  private static final double LEAST = 1e-30;
  private static final int STEPS = 60;

  /// The one under which the labels are the most probable, by a golden-section search.
  static Temperature of(double[][] margins, int[] labels) {
    double low = Math.log(LOWEST);
    double high = Math.log(HIGHEST);
    double ratio = (Math.sqrt(5) - 1) / 2;
    for (int step = 0; step < STEPS; step++) {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);
      if (loss(margins, labels, Math.exp(left)) <= loss(margins, labels, Math.exp(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return new Temperature(Math.exp((low + high) / 2));
  }

  /// As if one more utterance had been misread than were: without it, few utterances that were all
  /// read rightly would make the model certain (Platt 1999).
  private static double loss(double[][] margins, int[] labels, double sharpness) {
    var temperature = new Temperature(sharpness);
    double misread = 1.0 / (labels.length + 2);
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] probabilities = temperature.probabilities(margins[i]);
      for (int c = 0; c < probabilities.length; c++) {
        double target = c == labels[i] ? 1 - misread : misread / (probabilities.length - 1);
        loss -= target * Math.log(Math.max(LEAST, probabilities[c]));
      }
    }
    return loss;
  }

  double[] probabilities(double[] margins) {
    double greatest = Arrays.stream(margins).max().orElse(0);
    double[] probabilities =
        Arrays.stream(margins).map(margin -> Math.exp(sharpness * (margin - greatest))).toArray();
    double sum = Arrays.stream(probabilities).sum();
    return Arrays.stream(probabilities).map(p -> p / sum).toArray();
  }
}
