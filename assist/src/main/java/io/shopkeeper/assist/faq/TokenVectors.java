package io.shopkeeper.assist.faq;

import io.shopkeeper.neural.encoder.Encoding;
import io.shopkeeper.numeric.Vectors;
import java.util.Arrays;
import java.util.List;

/// What every token of a text means in its place, to be compared token by token. A byte a number: a
/// question of 15 tokens takes 6 KB, so that 10,000 take 58 MB. Immutable.
///
/// @param units the tokens' vectors one after the other, each of norm 1, in steps of 1/127
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TokenVectors(byte[] units, int size, int dimension) {
  private static final float STEPS = 127;

  static TokenVectors of(Encoding text) {
    int dimension = text.dimension();
    float[] tokens = text.tokens();
    byte[] units = new byte[tokens.length];
    for (int token = 0; token < text.size(); token++) {
      int from = token * dimension;
      double norm = Math.sqrt(Vectors.dot(tokens, from, tokens, from, dimension));
      for (int i = from; i < from + dimension; i++) {
        units[i] = norm == 0 ? 0 : (byte) Math.round(STEPS * tokens[i] / norm);
      }
    }
    return new TokenVectors(units, text.size(), dimension);
  }

  /// The mean, over the tokens of both texts, of the cosine with the likest token of the other text
  /// (Khattab and Zaharia, "ColBERT", SIGIR 2020, in both directions); of each of some texts.
  /// O(size · their sizes · dimension).
  double[] likenesses(List<TokenVectors> others) {
    float[] own = floats();
    return others.stream().mapToDouble(other -> likeness(own, other)).toArray();
  }

  private double likeness(float[] these, TokenVectors other) {
    if (size == 0 || other.size == 0) {
      return 0;
    }
    float[] those = other.floats();
    double own = 0;
    double[] others = new double[other.size];
    Arrays.fill(others, -1);
    for (int token = 0; token < size; token++) {
      double best = -1;
      for (int with = 0; with < other.size; with++) {
        double cosine = Vectors.dot(these, token * dimension, those, with * dimension, dimension);
        best = Math.max(best, cosine);
        others[with] = Math.max(others[with], cosine);
      }
      own += best;
    }
    return (own / size + Arrays.stream(others).sum() / other.size) / 2;
  }

  private float[] floats() {
    float[] floats = new float[units.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = units[i] / STEPS;
    }
    return floats;
  }
}
