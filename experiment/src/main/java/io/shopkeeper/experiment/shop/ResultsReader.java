package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.experiment.statistics.Comparison.Undefined;
import io.shopkeeper.experiment.statistics.FixedTest;
import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.Multiplicity;
import io.shopkeeper.experiment.statistics.SampleRatio;
import io.shopkeeper.experiment.statistics.SequentialTest;
import io.shopkeeper.experiment.statistics.Side;
import io.shopkeeper.experiment.statistics.Verdict;
import io.shopkeeper.experiment.statistics.Warning;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads an experiment's results from the exposures and orders of the shop: one query, over all its
/// events.
public final class ResultsReader {
  private static final double ALPHA = .05;

  /// No order is later.
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final Facts facts;
  private final Exposures exposures;

  public ResultsReader(Facts facts, Exposures exposures) {
    this.facts = facts;
    this.exposures = exposures;
  }

  private record Sums(String arm, long crossed, Moments conversion, Moments revenue) {}

  public ExperimentResults read(Experiment experiment) {
    exposures.flush();
    Instant stopped = experiment.stoppedAt();
    var sums = new HashMap<String, Sums>();
    facts
        .list(
            Query.of(
                ResultsReader.class,
                "results.sql",
                experiment.id(),
                stopped == null ? END_OF_TIME : stopped),
            row ->
                new Sums(
                    row.text(0),
                    row.integer(1),
                    Moments.of(row.integer(2), row.integer(3), row.integer(3), row.integer(3)),
                    Moments.of(row.integer(2), row.number(4), row.number(5), row.number(6))))
        .forEach(one -> sums.put(one.arm(), one));
    return of(experiment, sums);
  }

  private static ExperimentResults of(Experiment experiment, Map<String, Sums> sums) {
    var arms = new ArrayList<ArmResult>();
    double total = experiment.allocation().arms().stream().mapToDouble(Arm::weight).sum();
    for (Arm arm : experiment.allocation().arms()) {
      Sums own =
          sums.getOrDefault(arm.name(), new Sums(arm.name(), 0, new Moments(1), new Moments(1)));
      arms.add(new ArmResult(arm.name(), arm.weight() / total, own.conversion(), own.revenue()));
    }
    var differences = new ArrayList<Difference>();
    differences.addAll(differences(experiment, arms, Outcome.CONVERSION));
    differences.addAll(differences(experiment, arms, Outcome.REVENUE));
    return new ExperimentResults(
        experiment,
        arms,
        sums.values().stream().mapToLong(Sums::crossed).sum(),
        SampleRatio.pValue(
            arms.stream().mapToLong(ArmResult::units).toArray(),
            arms.stream().mapToDouble(ArmResult::share).toArray()),
        differences);
  }

  private static List<Difference> differences(
      Experiment experiment, List<ArmResult> arms, Outcome outcome) {
    Measure measure = outcome == Outcome.CONVERSION ? Measure.PROPORTION : Measure.MEAN;
    Moments control = moments(arms.getFirst(), outcome);
    var sequence =
        new SequentialTest(ALPHA / (arms.size() - 1), Side.BOTH, experiment.plannedUnits());
    var differences = new ArrayList<Difference>();
    for (ArmResult arm : arms.subList(1, arms.size())) {
      Moments treatment = moments(arm, outcome);
      differences.add(
          switch (Comparison.of(measure, control, treatment, Scale.ABSOLUTE)) {
            case Undefined(Comparison.Reason reason, double _, double _) ->
                new Difference.Untold(arm.name(), outcome, reason);
            case Effect effect -> {
              Verdict fixed = FixedTest.STANDARD.judge(effect);
              var warnings = EnumSet.copyOf(Warning.of(measure, control));
              warnings.addAll(Warning.of(measure, treatment));
              yield new Difference.Told(
                  arm.name(),
                  outcome,
                  fixed.interval(),
                  fixed.pValue(),
                  sequence.judge(effect).interval(),
                  warnings);
            }
          });
    }
    return adjusted(differences);
  }

  private static Moments moments(ArmResult arm, Outcome outcome) {
    return outcome == Outcome.CONVERSION ? arm.conversion() : arm.revenue();
  }

  private static List<Difference> adjusted(List<Difference> differences) {
    double[] adjusted =
        Multiplicity.HOLM.adjust(
            differences.stream()
                .filter(Difference.Told.class::isInstance)
                .mapToDouble(one -> ((Difference.Told) one).pValue())
                .toArray());
    var result = new ArrayList<Difference>();
    int at = 0;
    for (Difference one : differences) {
      result.add(
          one instanceof Difference.Told told
              ? new Difference.Told(
                  told.arm(),
                  told.outcome(),
                  told.fixed(),
                  adjusted[at++],
                  told.alwaysValid(),
                  told.warnings())
              : one);
    }
    return result;
  }
}
