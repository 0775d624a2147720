package io.shopkeeper.language.classify;

import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.neural.tuning.TokenClassifier;
import java.util.Arrays;

/// The probability of every class by an encoder whose upper layers were trained for it: by what
/// they make of the special token at the start of a passage (Devlin et al., NAACL 2019).
///
/// @param encoder whose lower layers read the passage
record TunedEncoder(TextEncoder encoder, TokenClassifier classifier, int classes)
    implements TextClassifier {
  /// The highest layer that stays as it is, among those that can be read.
  static final int FROZEN = 0;

  @Override
  public double[] probabilities(TextFeatures features) {
    float[] all = classifier.probabilities(encoder.passage(features.passage(), FROZEN));
    double[] probabilities = new double[classes];
    Arrays.setAll(probabilities, c -> all[c]);
    return probabilities;
  }
}
