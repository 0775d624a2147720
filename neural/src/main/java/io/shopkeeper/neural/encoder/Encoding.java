package io.shopkeeper.neural.encoder;

import java.util.Arrays;

/// What an encoder makes of one text in one pass: a vector of the whole and one of every token.
///
/// Arrays are shared, not copied: read them only.
///
/// @param sentence the vector of the whole text, of norm 1: that of the first, special token, which
///   is what these encoders were trained on; of a long text the mean over its windows by their
///   length
/// @param tokens vectors of the tokens one after the other, the special ones left out
/// @param starts where each token starts in the text, in UTF-16 units, ascending
/// @param ends where each token ends, exclusive
public record Encoding(float[] sentence, float[] tokens, int[] starts, int[] ends) {

  public Encoding {
    if (starts.length != ends.length || tokens.length != starts.length * sentence.length) {
      throw new IllegalArgumentException(
          "%d starts, %d ends, %d numbers of dimension %d"
              .formatted(starts.length, ends.length, tokens.length, sentence.length));
    }
  }

  /// The length of every vector.
  public int dimension() {
    return sentence.length;
  }

  /// How many tokens the text has.
  public int size() {
    return starts.length;
  }

  /// The token that a UTF-16 unit of the text is in, or -1.
  public int tokenAt(int unit) {
    int place = Arrays.binarySearch(starts, unit);
    int token = place >= 0 ? place : -place - 2;
    return token >= 0 && unit < ends[token] ? token : -1;
  }

  /// The mean of the vectors of tokens in [from, to); zero where there are none.
  public float[] mean(int from, int to) {
    float[] mean = new float[dimension()];
    for (int token = from; token < to; token++) {
      for (int d = 0; d < mean.length; d++) {
        mean[d] += tokens[token * mean.length + d] / (to - from);
      }
    }
    return mean;
  }

  /// The greatest value of each dimension over tokens in [from, to); zero where there are none.
  public float[] max(int from, int to) {
    float[] max = new float[dimension()];
    if (from < to) {
      Arrays.fill(max, Float.NEGATIVE_INFINITY);
    }
    for (int token = from; token < to; token++) {
      for (int d = 0; d < max.length; d++) {
        max[d] = Math.max(max[d], tokens[token * max.length + d]);
      }
    }
    return max;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encoding that
        && Arrays.equals(sentence, that.sentence)
        && Arrays.equals(tokens, that.tokens)
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(ends, that.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sentence);
  }

  @Override
  public String toString() {
    return "Encoding[%d tokens, dimension %d]".formatted(size(), dimension());
  }
}
