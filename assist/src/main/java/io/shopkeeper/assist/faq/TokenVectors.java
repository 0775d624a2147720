package io.shopkeeper.assist.faq;

import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.numeric.Vectors;
import java.util.Arrays;

/// What every token of a text means in its place, to be compared token by token.
///
/// @param units the tokens' vectors one after the other, each of norm 1
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TokenVectors(float[] units, int size, int dimension) {

  static TokenVectors of(Encoding text) {
    int dimension = text.dimension();
    float[] units = text.tokens().clone();
    for (int token = 0; token < text.size(); token++) {
      int from = token * dimension;
      double norm = Math.sqrt(Vectors.dot(units, from, units, from, dimension));
      for (int i = from; i < from + dimension; i++) {
        units[i] = norm == 0 ? 0 : (float) (units[i] / norm);
      }
    }
    return new TokenVectors(units, text.size(), dimension);
  }

  /// The mean, over the tokens of both texts, of the cosine with the likest token of the other text
  /// (Khattab and Zaharia, "ColBERT", SIGIR 2020, in both directions). O(size · other size ·
  /// dimension).
  double likeness(TokenVectors other) {
    if (size == 0 || other.size == 0) {
      return 0;
    }
    double own = 0;
    double[] others = new double[other.size];
    Arrays.fill(others, -1);
    for (int token = 0; token < size; token++) {
      double best = -1;
      for (int with = 0; with < other.size; with++) {
        double cosine =
            Vectors.dot(units, token * dimension, other.units, with * dimension, dimension);
        best = Math.max(best, cosine);
        others[with] = Math.max(others[with], cosine);
      }
      own += best;
    }
    return (own / size + Arrays.stream(others).sum() / other.size) / 2;
  }
}
