package io.shopkeeper.language.classify;

/// A classifier and an encoder trained further: of each class the geometric mean of both
/// probabilities, as much of one as of the other. They err in different places, and each is sure of
/// itself where the other is not; nothing is learned of how to mix them, so that no record is held
/// back from either.
record TunedBlend(TextClassifier classifier, TextClassifier encoder) implements TextClassifier {
  private static final double LEAST = 1e-6;

  @Override
  public double[] probabilities(TextFeatures features) {
    double[] one = classifier.probabilities(features);
    double[] other = encoder.probabilities(features);
    double[] both = new double[one.length];
    double sum = 0;
    for (int c = 0; c < both.length; c++) {
      both[c] = Math.sqrt(Math.max(one[c], LEAST) * Math.max(other[c], LEAST));
      sum += both[c];
    }
    for (int c = 0; c < both.length; c++) {
      both[c] /= sum;
    }
    return both;
  }
}
