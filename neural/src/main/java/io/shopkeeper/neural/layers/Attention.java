package io.shopkeeper.neural.layers;

import io.shopkeeper.numeric.Vectors;

/// Every token's weighted mean of the values of the tokens of its sequence, by head. Sequences are
/// short: plain loops over pairs, O(length² · dimension).
public final class Attention {

  /// What a token sees of its sequence.
  public enum Sight {
    /// Itself and what is before it.
    CAUSAL,
    WHOLE
  }

  private final int dimension;
  private final int heads;
  private final int width;
  private final float scale;
  private final Sight sight;

  /// Token by token and head by head, the weights of the tokens it sees.
  private float[] probabilities = {};

  /// @param heads a divisor of the dimension
  public Attention(int dimension, int heads, Sight sight) {
    this.dimension = dimension;
    this.heads = heads;
    this.sight = sight;
    width = dimension / heads;
    scale = (float) (1 / Math.sqrt(width));
  }

  /// @param qkv queries, keys and values of every token side by side
  /// @param starts of each sequence; one more for the end
  public float[] forward(float[] qkv, int[] starts) {
    int stride = 3 * dimension;
    float[] out = new float[qkv.length / 3];
    probabilities = new float[heads * pairs(starts)];
    int at = 0;
    for (int s = 0; s + 1 < starts.length; s++) {
      for (int i = starts[s]; i < starts[s + 1]; i++) {
        int seen = seen(i, starts[s], starts[s + 1]);
        for (int head = 0; head < heads; head++, at += seen) {
          int query = i * stride + head * width;
          int key = starts[s] * stride + dimension + head * width;
          for (int j = 0; j < seen; j++) {
            probabilities[at + j] = scale * Vectors.dot(qkv, query, qkv, key + j * stride, width);
          }
          Vectors.softmax(probabilities, at, seen);
          for (int j = 0; j < seen; j++) {
            int value = key + dimension + j * stride;
            Vectors.axpy(
                probabilities[at + j], qkv, value, out, i * dimension + head * width, width);
          }
        }
      }
    }
    return out;
  }

  /// The gradient of queries, keys and values.
  public float[] backward(float[] qkv, int[] starts, float[] dOut) {
    int stride = 3 * dimension;
    float[] gradient = new float[qkv.length];
    int at = 0;
    for (int s = 0; s + 1 < starts.length; s++) {
      float[] dScores = new float[starts[s + 1] - starts[s]];
      for (int i = starts[s]; i < starts[s + 1]; i++) {
        int seen = seen(i, starts[s], starts[s + 1]);
        for (int head = 0; head < heads; head++, at += seen) {
          int from = i * dimension + head * width;
          int query = i * stride + head * width;
          int key = starts[s] * stride + dimension + head * width;
          float mean = 0;
          for (int j = 0; j < seen; j++) {
            int value = key + dimension + j * stride;
            dScores[j] = Vectors.dot(dOut, from, qkv, value, width);
            mean += dScores[j] * probabilities[at + j];
            Vectors.axpy(probabilities[at + j], dOut, from, gradient, value, width);
          }
          for (int j = 0; j < seen; j++) {
            float d = scale * probabilities[at + j] * (dScores[j] - mean);
            Vectors.axpy(d, qkv, key + j * stride, gradient, query, width);
            Vectors.axpy(d, qkv, query, gradient, key + j * stride, width);
          }
        }
      }
    }
    return gradient;
  }

  private int seen(int token, int start, int end) {
    return switch (sight) {
      case CAUSAL -> token - start + 1;
      case WHOLE -> end - start;
    };
  }

  private int pairs(int[] starts) {
    int pairs = 0;
    for (int s = 0; s + 1 < starts.length; s++) {
      for (int i = starts[s]; i < starts[s + 1]; i++) {
        pairs += seen(i, starts[s], starts[s + 1]);
      }
    }
    return pairs;
  }
}
