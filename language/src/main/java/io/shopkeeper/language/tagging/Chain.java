package io.shopkeeper.language.tagging;

import java.util.Arrays;

/// The recursions over one sequence. Holds its working space: one thread at a time.
final class Chain {
  private final int tags;
  private final double[][] transitions;
  private double[][] forward = new double[0][];
  private double[][] backward = new double[0][];

  /// @param transitions a_ut of tag t behind tag u, and in the last row of t at the start
  Chain(double[][] transitions) {
    this.tags = transitions[0].length;
    this.transitions = transitions;
  }

  /// The logarithm of the sum over all taggings; afterwards [#marginal] and [#pair] can be asked.
  double logPartition(double[][] scores, int from, int to) {
    int length = to - from;
    reserve(length);
    for (int t = 0; t < tags; t++) {
      forward[0][t] = transitions[tags][t] + scores[t][from];
      backward[length - 1][t] = 0;
    }
    double[] terms = new double[tags];
    for (int i = 1; i < length; i++) {
      for (int t = 0; t < tags; t++) {
        for (int u = 0; u < tags; u++) {
          terms[u] = forward[i - 1][u] + transitions[u][t];
        }
        forward[i][t] = logSum(terms) + scores[t][from + i];
      }
    }
    for (int i = length - 2; i >= 0; i--) {
      for (int u = 0; u < tags; u++) {
        for (int t = 0; t < tags; t++) {
          terms[t] = transitions[u][t] + scores[t][from + i + 1] + backward[i + 1][t];
        }
        backward[i][u] = logSum(terms);
      }
    }
    return logSum(forward[length - 1]);
  }

  /// The probability of a tag at the i-th position.
  double marginal(int i, int t, double logPartition) {
    return Math.exp(forward[i][t] + backward[i][t] - logPartition);
  }

  /// The probability of tag u at the position before the i-th and t at it.
  double pair(int i, int u, int t, double score, double logPartition) {
    return Math.exp(forward[i - 1][u] + transitions[u][t] + score + backward[i][t] - logPartition);
  }

  /// The most probable tagging (Viterbi) among those that `allowed` lets through.
  int[] best(double[][] scores, int from, int to, boolean[][] allowed) {
    int length = to - from;
    double[][] best = new double[length][tags];
    int[][] came = new int[length][tags];
    for (int t = 0; t < tags; t++) {
      best[0][t] =
          allowed[tags][t] ? transitions[tags][t] + scores[t][from] : Double.NEGATIVE_INFINITY;
    }
    for (int i = 1; i < length; i++) {
      for (int t = 0; t < tags; t++) {
        best[i][t] = Double.NEGATIVE_INFINITY;
        for (int u = 0; u < tags; u++) {
          double score = best[i - 1][u] + transitions[u][t] + scores[t][from + i];
          if (allowed[u][t] && score > best[i][t]) {
            best[i][t] = score;
            came[i][t] = u;
          }
        }
      }
    }
    int[] path = new int[length];
    for (int t = 1; t < tags; t++) {
      if (best[length - 1][t] > best[length - 1][path[length - 1]]) {
        path[length - 1] = t;
      }
    }
    for (int i = length - 1; i > 0; i--) {
      path[i - 1] = came[i][path[i]];
    }
    return path;
  }

  private void reserve(int length) {
    if (forward.length < length) {
      forward = new double[length][tags];
      backward = new double[length][tags];
    }
  }

  private static double logSum(double[] terms) {
    double greatest = Arrays.stream(terms).max().orElse(0);
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - greatest);
    }
    return greatest + Math.log(sum);
  }
}
