package io.shopkeeper.language.classify;

/// How probable classes are of what is seen of a text. Immutable; safe for any number of threads.
public sealed interface TextClassifier permits CalibratedMargins, TunedBlend, TunedEncoder {

  /// One probability a class, adding up to 1.
  double[] probabilities(TextFeatures features);
}
