package io.shopkeeper.experiment.statistics;

import io.shopkeeper.numeric.IncompleteGamma;
import java.util.Arrays;

/// Whether arms got the units they were to get; where not, something between assignment and log is
/// broken and no result is to be trusted (A. Fabijan et al., "Diagnosing sample ratio mismatch in
/// online controlled experiments", KDD 2019).
public final class SampleRatio {
  /// Below this an alarm is raised, even when looked at daily.
  public static final double ALARM = .001;

  private SampleRatio() {}

  /// Pearson's chi-square test, with one degree of freedom less than arms, those of weight 0
  /// counted too; 1 where there are no units.
  ///
  /// @param weights of the arms, at least 0, of any sum above 0
  public static double pValue(long[] units, double[] weights) {
    if (units.length != weights.length || units.length < 2) {
      throw new IllegalArgumentException(
          "%d arms, %d weights: at least 2 of each".formatted(units.length, weights.length));
    }
    double total = Arrays.stream(units).sum();
    double weight = Arrays.stream(weights).sum();
    if (!(weight > 0)) {
      throw new IllegalArgumentException("weights sum to " + weight);
    }
    if (total == 0) {
      return 1;
    }
    double chiSquare = 0;
    for (int i = 0; i < units.length; i++) {
      double expected = total * weights[i] / weight;
      if (expected > 0) {
        chiSquare += (units[i] - expected) * (units[i] - expected) / expected;
      }
    }
    return IncompleteGamma.chiSquareTail(chiSquare, units.length - 1);
  }
}
