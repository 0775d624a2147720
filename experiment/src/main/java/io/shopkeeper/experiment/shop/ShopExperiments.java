package io.shopkeeper.experiment.shop;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.experiment.shop.Experiment.State;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.statistics.Sample;
import io.shopkeeper.experiment.statistics.SampleRatio;
import io.shopkeeper.store.Facts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What a shop's experiments are asked and told through: one of each a process, since they
/// remember.
public record ShopExperiments(
    Facts facts, Experiments all, Exposures exposures, Decisions decisions, ResultsReader reader) {

  public static ShopExperiments of(Facts facts, InstantSource clock) {
    return of(facts, _ -> Map.of(), clock);
  }

  /// @param inferred attributes of a customer that the shop did not state, for targets; they go
  ///   before stated ones
  public static ShopExperiments of(
      Facts facts, Function<CustomerId, Map<String, String>> inferred, InstantSource clock) {
    var stated = new StatedAttributes(facts);
    var all = new Experiments(facts, clock);
    var exposures = new Exposures(facts, clock);
    return new ShopExperiments(
        facts,
        all,
        exposures,
        new Decisions(
            all,
            exposures,
            customer -> {
              var attributes = new HashMap<>(stated.of(customer));
              attributes.putAll(inferred.apply(customer));
              return attributes;
            },
            clock),
        new ResultsReader(facts, exposures, clock));
  }

  /// How long an experiment would take by this metric.
  public Forecast forecast(Metric metric) {
    return Forecast.of(facts, metric);
  }

  /// What an experiment has shown so far. Arms that its guardrails find harmful are stopped, before
  /// it is told.
  public ExperimentResults results(Experiment experiment) {
    ExperimentResults results = reader.read(experiment);
    if (experiment.state() != State.RUNNING || !stopHarmful(results)) {
      return results;
    }
    return reader.read(Objects.requireNonNull(all.find(experiment.id()).orElse(null)));
  }

  /// What Shopkeeper as a whole earned, where a share of the visitors is held out of everything.
  public Optional<Earnings> earnings() {
    return all.holdout().map(holdout -> new Earnings(holdout, reader.read(holdout)));
  }

  /// Ids of the running experiments whose arms did not get their shares. Costs a count of each.
  public List<String> uneven() {
    return all.running().stream()
        .filter(one -> reader.sampleRatio(one) < SampleRatio.ALARM)
        .map(Experiment::id)
        .toList();
  }

  /// Counts every running experiment that has guardrails, and stops what they find harmful.
  ///
  /// @return what was stopped, as in `ranking-1/new`
  public List<String> watch() {
    var stopped = new ArrayList<String>();
    for (Experiment before : watched()) {
      Experiment after = results(before).experiment();
      after.stops().stream()
          .filter(stop -> before.stop(stop.arm()).isEmpty())
          .forEach(stop -> stopped.add(after.id() + "/" + stop.arm()));
    }
    return stopped;
  }

  /// Those that run and have a guardrail for an arm that is not stopped.
  public List<Experiment> watched() {
    return all.running().stream()
        .filter(one -> !one.plan().guardrails().isEmpty())
        .filter(one -> one.stops().size() < one.allocation().arms().size() - 1)
        .toList();
  }

  private boolean stopHarmful(ExperimentResults results) {
    Experiment experiment = results.experiment();
    ExperimentPlan plan = experiment.plan();
    int questions = (results.arms().size() - 1) * plan.guardrails().size();
    boolean stopped = false;
    for (ArmResult arm : results.arms().subList(1, results.arms().size())) {
      for (Guardrail guardrail : plan.guardrails()) {
        Metric metric = guardrail.metric();
        Sample control = results.arms().getFirst().measured(metric).sample();
        var shown =
            new HarmTest(ResultsReader.ALPHA / questions, plan.plannedUnits())
                .shown(
                    control,
                    arm.measured(metric).sample(),
                    metric.moreIsBetter(),
                    guardrail.limit());
        if (shown.isPresent() && experiment.stop(arm.name()).isEmpty()) {
          all.stopArm(experiment, arm.name(), guardrail, shown.getAsDouble());
          stopped = true;
        }
      }
    }
    return stopped;
  }
}
