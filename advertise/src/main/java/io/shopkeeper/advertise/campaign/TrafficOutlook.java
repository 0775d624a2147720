package io.shopkeeper.advertise.campaign;

import io.shopkeeper.numeric.Gamma;
import java.util.List;
import java.util.random.RandomGenerator;

/// How far the traffic of days to come may lie from what the past leads to expect.
///
/// Days differ from the plan, and a good day is followed by a good one more often than not: of
/// correlation ρ to the next, the mean of n days has the variance σ²/n · (1 + 2 Σ (1 - k/n) ρᵏ). So
/// has the mean of the past, from which the plan was learned, and whose own error is added. ρ and
/// σ² are told by the same few weeks: both are corrected for being measured about that mean (F.
/// Marriott and J. Pope, "Bias in the estimation of autocorrelations", Biometrika 41, 1954), and
/// what is drawn is Student's.
///
/// @param usual ratio to the plan
/// @param deviation of the mean of the days to come, as a part of the usual
/// @param freedom degrees of it
record TrafficOutlook(double usual, double deviation, double freedom) {
  private static final int WEEK = 7;
  private static final double CLOSEST = .95;
  private static final double LEAST_FREEDOM = 2;

  /// The past of which this can be told, in days.
  private static final int SHORTEST = 4;

  /// @param ratios of whole days of the past to the plan that was learned from them, in order
  /// @param days to come, at least 1
  static TrafficOutlook of(List<Double> ratios, int days) {
    int past = ratios.size();
    double usual = ratios.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    if (past < SHORTEST || usual <= 0) {
      return new TrafficOutlook(past == 0 ? 1 : usual, 0, LEAST_FREEDOM);
    }
    double squares = 0;
    double products = 0;
    double before = 0;
    for (double ratio : ratios) {
      double difference = ratio / usual - 1;
      squares += difference * difference;
      products += difference * before;
      before = difference;
    }
    double measured = squares > 0 ? products / squares : 0;
    double alike = Math.clamp((past * measured + 1) / (past - 3.), 0, CLOSEST);
    double ofPast = ofMean(past, alike);
    // The plan follows the past's own days of the week, of which there are as many as weeks.
    double weeks = Math.max(2, (double) past / WEEK);
    double variance = squares / past / (1 - ofPast) * weeks / (weeks - 1);
    double freedom = Math.max(LEAST_FREEDOM, 1 / ofPast * (weeks - 1) / weeks - 1);
    return new TrafficOutlook(usual, Math.sqrt(variance * (ofMean(days, alike) + ofPast)), freedom);
  }

  /// The variance of a mean, as a part of that of a day.
  private static double ofMean(int days, double alike) {
    double sum = 1;
    double power = 1;
    for (int k = 1; k < days; k++) {
      power *= alike;
      sum += 2 * (1 - (double) k / days) * power;
    }
    return Math.min(CLOSEST, sum / days);
  }

  /// A ratio to the plan that the days to come may have, on average.
  double draw(RandomGenerator random) {
    double student =
        random.nextGaussian() * Math.sqrt(freedom / 2 / Gamma.draw(freedom / 2, random));
    return usual * Math.exp(deviation * student);
  }
}
