package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.predict.Calibrator;
import java.util.Arrays;
import java.util.Optional;

/// Turns a ranker's scores into probabilities: that a customer who buys something new in a stretch
/// of time as long as the one it was learned on buys this candidate.
///
/// Scores are comparable within one customer's candidates only. What is compared is the logarithm
/// of a candidate's share of `Σ exp(score)` over all of them, as in a conditional logit; of that a
/// straight line is the log-odds (Platt 1999, see [Calibrator.Platt]), so that no two candidates
/// change places.
///
/// @param slope above 0
public record Chance(double slope, double offset) {
  public Chance {
    if (!(slope > 0) || !Double.isFinite(slope) || !Double.isFinite(offset)) {
      throw new IllegalArgumentException(
          "slope is %s and offset %s: a slope above 0 and a number are needed"
              .formatted(slope, offset));
    }
  }

  /// Of candidates of customers whom the ranker did not learn from; empty where scores do not tell
  /// what was bought.
  ///
  /// @param margins by [#margins], of all candidates of all customers
  public static Optional<Chance> fit(double[] margins, boolean[] bought, Workers workers) {
    return Calibrator.Platt.fit(margins, bought, workers) instanceof Calibrator.Platt platt
        ? Optional.of(new Chance(platt.slope(), platt.offset()))
        : Optional.empty();
  }

  /// The logarithm of each candidate's share.
  ///
  /// @param scores of all candidates of one customer
  public static double[] margins(double[] scores) {
    double greatest = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - greatest);
    }
    double all = greatest + Math.log(sum);
    return Arrays.stream(scores).map(score -> score - all).toArray();
  }

  public double of(double margin) {
    return new Calibrator.Platt(slope, offset).probability(margin);
  }
}
