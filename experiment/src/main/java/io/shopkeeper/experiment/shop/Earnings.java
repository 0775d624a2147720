package io.shopkeeper.experiment.shop;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import java.util.Optional;

/// What Shopkeeper as a whole has earned since a share of the visitors is held out of everything:
/// what the others paid more than the held-out, by those who were shown something.
///
/// @param results revenue and conversion of both
public record Earnings(Holdout holdout, ExperimentResults results) {

  public long heldOut() {
    return arm(Holdout.HELD_OUT).units();
  }

  public long shown() {
    return arm(Holdout.SHOWN).units();
  }

  /// Minor units of the shop's currency, of all who were shown something; the interval of 95 %
  /// holds however often one looks. Empty where too little is known, or where the data is not to be
  /// trusted.
  public Optional<Interval> earned() {
    if (results.doubts().grave()) {
      return Optional.empty();
    }
    return results.differences().stream()
        .filter(one -> one.metric().equals(Metric.REVENUE))
        .filter(Difference.Told.class::isInstance)
        .map(one -> ((Difference.Told) one).alwaysValid())
        .map(each ->
            new Interval(
                each.low() * shown(),
                each.estimate() * shown(),
                each.high() * shown(),
                each.level()))
        .findFirst();
  }

  private ArmResult arm(String name) {
    return results.arms().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }
}
