package io.shopkeeper.language.classify;

import java.util.Arrays;
import java.util.List;

/// What components see of a text, made once for all of them.
///
/// @param ngrams the distinct ones, hashed, ascending
/// @param vectors from the encoder, equally long, as many of every record; none where no component
///   asks for them
/// @param measures few figures that the calibration sees as they are
/// @param passage the text, or the two, that an encoder trained further reads as one
public record TextFeatures(
    long[] ngrams, float[][] vectors, double[] measures, List<String> passage) {

  public TextFeatures {
    passage = List.copyOf(passage);
  }

  /// N-grams only.
  public TextFeatures(long[] ngrams) {
    this(ngrams, new float[0][], new double[0], List.of());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextFeatures that
        && Arrays.equals(ngrams, that.ngrams)
        && Arrays.deepEquals(vectors, that.vectors)
        && Arrays.equals(measures, that.measures)
        && passage.equals(that.passage);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ngrams);
  }

  @Override
  public String toString() {
    return "TextFeatures[%d n-grams, %d vectors]".formatted(ngrams.length, vectors.length);
  }
}
