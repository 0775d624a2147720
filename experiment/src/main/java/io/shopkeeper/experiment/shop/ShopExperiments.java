package io.shopkeeper.experiment.shop;

import io.shopkeeper.store.Facts;
import java.time.InstantSource;

/// What a shop's experiments are asked and told through: one of each a process, since they
/// remember.
public record ShopExperiments(
    Facts facts, Experiments all, Exposures exposures, Decisions decisions, ResultsReader results) {

  public static ShopExperiments of(Facts facts, InstantSource clock) {
    var all = new Experiments(facts, clock);
    var exposures = new Exposures(facts, clock);
    return new ShopExperiments(
        facts,
        all,
        exposures,
        new Decisions(all, exposures, clock),
        new ResultsReader(facts, exposures));
  }

  /// How long an experiment would take by this outcome.
  public Forecast forecast(Outcome outcome) {
    return Forecast.of(facts, outcome);
  }
}
