package io.shopkeeper.language.tagging;

import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;

/// The weights of a conditional random field. Immutable; safe for any number of threads.
///
/// @param weights of design, tag, feature
/// @param transitions of tag t behind tag u, and in the last row of t at the start
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record CrfModel(double[][][] weights, double[][] transitions) {

  /// The number of tags.
  public int tags() {
    return transitions[0].length;
  }

  /// The best tag of every position.
  ///
  /// @param designs positions × features, the features as in training
  /// @param starts of every sequence, and the end of the last
  /// @param scores of tag and position from elsewhere, which those of the features are added to
  /// @param allowed whether tag t may stand behind tag u, or in the last row at the start
  public int[] tag(
      List<Design> designs, int[] starts, double[][] scores, boolean[][] allowed, Workers workers) {
    int positions = starts[starts.length - 1];
    addScores(designs, scores, workers);
    int[] tagged = new int[positions];
    workers.forEach(
        starts.length - 1,
        () -> {
          var chain = new Chain(transitions);
          return s -> {
            int[] best = chain.best(scores, starts[s], starts[s + 1], allowed);
            System.arraycopy(best, 0, tagged, starts[s], best.length);
          };
        });
    return tagged;
  }

  /// Overwrites `scores[tag][position]`.
  void scores(List<Design> designs, double[][] scores, Workers workers) {
    for (double[] ofTag : scores) {
      Arrays.fill(ofTag, 0);
    }
    addScores(designs, scores, workers);
  }

  private void addScores(List<Design> designs, double[][] scores, Workers workers) {
    double[] part = new double[scores[0].length];
    for (int t = 0; t < scores.length; t++) {
      for (int d = 0; d < weights.length; d++) {
        designs.get(d).times(weights[d][t], part, workers);
        for (int i = 0; i < part.length; i++) {
          scores[t][i] += part[i];
        }
      }
    }
  }
}
