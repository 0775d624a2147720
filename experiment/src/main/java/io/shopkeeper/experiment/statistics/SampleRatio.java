package io.shopkeeper.experiment.statistics;

import io.shopkeeper.numeric.IncompleteGamma;
import java.util.Arrays;

/// Whether arms got the units they were to get; where not, something between assignment and log is
/// broken and no result is to be trusted (A. Fabijan et al., "Diagnosing sample ratio mismatch in
/// online controlled experiments", KDD 2019).
public final class SampleRatio {
  /// Below this an alarm is raised, even when looked at daily.
  public static final double ALARM = .001;

  /// Below so many units an arm is too small for the chi-square distribution.
  private static final int LEAST_EXPECTED = 5;

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

  /// Whether the arms kept their shares from day to day: the chi-square test of homogeneity. Days
  /// of few units are put together with those after them until each arm is to have 5; 1 where fewer
  /// than two are left.
  ///
  /// @param days the arms' units of each, at least 0
  public static double drift(long[]... days) {
    if (days.length == 0) {
      return 1;
    }
    int arms = days[0].length;
    double[] shares = new double[arms];
    for (long[] day : days) {
      for (int i = 0; i < arms; i++) {
        shares[i] += day[i];
      }
    }
    double total = Arrays.stream(shares).sum();
    double least = Arrays.stream(shares).filter(share -> share > 0).min().orElse(0) / total;
    double chiSquare = 0;
    int groups = 0;
    double[] group = new double[arms];
    for (long[] day : days) {
      for (int i = 0; i < arms; i++) {
        group[i] += day[i];
      }
      double units = Arrays.stream(group).sum();
      if (units * least >= LEAST_EXPECTED) {
        for (int i = 0; i < arms; i++) {
          double expected = units * shares[i] / total;
          chiSquare += expected > 0 ? (group[i] - expected) * (group[i] - expected) / expected : 0;
        }
        groups++;
        group = new double[arms];
      }
    }
    long seen = Arrays.stream(shares).filter(share -> share > 0).count();
    return groups < 2 || seen < 2
        ? 1
        : IncompleteGamma.chiSquareTail(chiSquare, (int) ((groups - 1) * (seen - 1)));
  }
}
