package io.shopkeeper.recommend.ranking;

import io.shopkeeper.profile.explain.Attribution;

/// Turns the features of a candidate into a score, comparable within one customer's candidates.
/// Immutable; safe for any number of threads.
public sealed interface Ranker permits BoostedRanker, LinearRanker {

  /// What it is called where one is chosen.
  String name();

  /// How many features a row has.
  int features();

  /// @param row the features of one candidate, `NaN` for what is not known
  double score(float[] row);

  /// The scores of many rows.
  ///
  /// @param columns by feature and row
  default double[] scores(float[][] columns, int rows) {
    double[] scores = new double[rows];
    float[] row = new float[columns.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns.length; c++) {
        row[c] = columns[c][r];
      }
      scores[r] = score(row);
    }
    return scores;
  }

  /// The score of a row taken apart by features, against the row to which every feature is neutral.
  Attribution explain(float[] row);

  /// Whether a feature can make a difference to a score.
  boolean hears(int feature);

  /// The value of a feature that speaks neither for nor against a candidate: that of the middle one
  /// of those learned from.
  float neutral(int feature);
}
