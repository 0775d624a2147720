package io.shopkeeper.experiment.bandit;

import java.util.Arrays;

/// An arm that was shown.
///
/// @param id by which its reward will name it
/// @param propensities of all arms; what the log keeps
public record Decision(String id, int arm, double[] propensities) {

  /// Of the arm that was shown.
  public double propensity() {
    return propensities[arm];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decision that
        && id.equals(that.id)
        && arm == that.arm
        && Arrays.equals(propensities, that.propensities);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + arm;
  }

  @Override
  public String toString() {
    return "Decision[%s: arm %d of %s]".formatted(id, arm, Arrays.toString(propensities));
  }
}
