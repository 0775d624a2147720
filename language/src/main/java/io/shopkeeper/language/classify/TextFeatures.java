package io.shopkeeper.language.classify;

import java.util.Arrays;

/// What components see of a text, made once for all of them.
///
/// @param ngrams the distinct ones, hashed, ascending
/// @param vector from the encoder; empty where no component asks for it
/// @param measures few figures that the calibration sees as they are
public record TextFeatures(long[] ngrams, float[] vector, double[] measures) {

  /// Without measures.
  public TextFeatures(long[] ngrams, float[] vector) {
    this(ngrams, vector, new double[0]);
  }

  /// Vectors of equal length one behind the other, as [HeadTrainer] takes them apart again.
  public static float[] joined(float[]... parts) {
    int width = parts[0].length;
    float[] joined = new float[parts.length * width];
    for (int part = 0; part < parts.length; part++) {
      System.arraycopy(parts[part], 0, joined, part * width, width);
    }
    return joined;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextFeatures that
        && Arrays.equals(ngrams, that.ngrams)
        && Arrays.equals(vector, that.vector)
        && Arrays.equals(measures, that.measures);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ngrams);
  }

  @Override
  public String toString() {
    return "TextFeatures[%d n-grams, %d numbers]".formatted(ngrams.length, vector.length);
  }
}
