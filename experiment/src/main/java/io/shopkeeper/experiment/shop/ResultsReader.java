package io.shopkeeper.experiment.shop;

import io.shopkeeper.domain.Money;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.shop.Count.Cell;
import io.shopkeeper.experiment.shop.Count.Flaws;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.DayResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.shop.ExperimentResults.Doubts;
import io.shopkeeper.experiment.shop.ExperimentResults.SegmentResult;
import io.shopkeeper.experiment.statistics.QuantileSketch;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads an experiment's results from the first exposures and events of the shop: one query, over
/// all its events, to sums by arm, day, segment and metric that add up to everything told; one
/// query more for every arm that a guardrail stopped.
public final class ResultsReader {
  static final double ALPHA = .05;

  /// Product pages within a day; nobody reads as many.
  private static final int ROBOT_VIEWS = 1_000;

  /// No order is later.
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  /// No cap, in minor units.
  private static final double UNCAPPED = 1e300;

  private static final MeasuredColumns SUMS = new MeasuredColumns(8);

  private final Facts facts;
  private final Exposures exposures;
  private final InstantSource clock;

  public ResultsReader(Facts facts, Exposures exposures, InstantSource clock) {
    this.facts = facts;
    this.exposures = exposures;
    this.clock = clock;
  }

  public ExperimentResults read(Experiment experiment) {
    return read(experiment, false);
  }

  /// What visitors did who are held out, and the others. Who was given both arms counts with the
  /// first: most of the held-out that come back unknown are given the other arm, few of the others
  /// are, so that leaving them out would leave other people in each arm.
  public ExperimentResults read(Holdout holdout) {
    return read(holdout.experiment(), true);
  }

  /// p-value of the units of the arms that no guardrail stopped, given their shares; costs as
  /// [#read].
  double sampleRatio(Experiment experiment) {
    exposures.fold();
    return count(
            experiment,
            unstopped(experiment),
            List.of(Metric.CONVERSION),
            experiment.stoppedAt(),
            false)
        .sampleRatio();
  }

  private static List<Arm> unstopped(Experiment experiment) {
    return experiment.allocation().arms().stream()
        .filter(arm -> experiment.stop(arm.name()).isEmpty())
        .toList();
  }

  private ExperimentResults read(Experiment experiment, boolean firstArm) {
    exposures.fold();
    ExperimentPlan plan = experiment.plan();
    List<Metric> metrics = metrics(plan);
    List<Arm> all = plan.allocation().arms();
    Count whole =
        count(experiment, unstopped(experiment), metrics, experiment.stoppedAt(), firstArm);
    var counts = new ArrayList<Count>();
    counts.add(whole);
    for (ArmStop stop : experiment.stops()) {
      counts.add(
          count(
              experiment,
              all.stream()
                  .filter(arm -> arm == all.getFirst() || arm.name().equals(stop.arm()))
                  .toList(),
              metrics,
              stop.at(),
              firstArm));
    }
    var comparison = new ArmComparison(ALPHA / (all.size() - 1), plan.plannedUnits());
    return new ExperimentResults(
        experiment,
        metrics,
        arms(plan, counts),
        doubts(plan, counts),
        metrics.stream()
            .flatMap(metric ->
                ordered(
                    plan,
                    counts.stream()
                        .flatMap(one -> comparison.differences(one.results(), metric).stream()))
                    .stream())
            .toList(),
        days(plan, counts, comparison),
        segments(plan, counts));
  }

  /// What is counted: two at least, each once.
  private static List<Metric> metrics(ExperimentPlan plan) {
    var metrics = new LinkedHashSet<Metric>();
    metrics.add(Metric.CONVERSION);
    metrics.add(Metric.REVENUE);
    metrics.add(plan.metric());
    plan.guardrails().forEach(guardrail -> metrics.add(guardrail.metric()));
    return List.copyOf(metrics);
  }

  /// @param until null for as long as there are events
  /// @param firstArm whether who was given more than one arm counts with the first, or is left out
  private Count count(
      Experiment experiment,
      List<Arm> arms,
      List<Metric> metrics,
      @Nullable Instant until,
      boolean firstArm) {
    Map<String, Metric> byName = new TreeMap<>();
    metrics.forEach(metric -> byName.put(metric.wireName(), metric));
    Instant now = clock.instant();
    List<Cell> cells =
        facts.list(
            Query.of(
                ResultsReader.class,
                "results.sql",
                metrics.stream().map(Metric::wireName).toList(),
                metrics.stream().map(metric -> metric.kind().wireName()).toList(),
                metrics.stream().map(metric -> Double.toString(parameter(facts, metric))).toList(),
                QuantileSketch.LOG_GROWTH,
                until == null ? END_OF_TIME : until,
                until == null || now.isBefore(until) ? now : until,
                metrics.stream().anyMatch(metric -> metric.kind() == Metric.Kind.RETENTION),
                firstArm,
                experiment.id(),
                ROBOT_VIEWS),
            row -> cell(row, Objects.requireNonNull(byName.get(row.text(3)))));
    return new Count(
        arms,
        experiment.allocation().arms().stream().mapToDouble(Arm::weight).sum(),
        metrics,
        cells);
  }

  /// As the query takes it: money in minor units.
  static double parameter(Facts facts, Metric metric) {
    if (metric.kind() != Metric.Kind.REVENUE) {
      return metric.parameter();
    }
    if (metric.parameter() == 0) {
      return UNCAPPED;
    }
    String currency =
        facts.list(Query.of(ResultsReader.class, "currency.sql"), row -> row.text(0)).getFirst();
    return Money.of(BigDecimal.valueOf(metric.parameter()), Currency.getInstance(currency)).minor();
  }

  private static Cell cell(Row row, Metric metric) {
    return new Cell(
        row.text(0),
        Objects.requireNonNull(row.dateOrNull(1)),
        row.text(2),
        metric,
        new Flaws(row.integer(4), row.integer(5), row.integer(6), row.integer(7)),
        row.integer(8),
        SUMS.read(row, metric));
  }

  /// The first count has the control as it stands now; every other its stopped arm.
  private static List<ArmResult> arms(ExperimentPlan plan, List<Count> counts) {
    return ordered(
        plan.armNames(),
        Stream.concat(
                counts.getFirst().results().stream(),
                counts.stream().skip(1).map(one -> one.results().getLast()))
            .toList(),
        ArmResult::name);
  }

  private static List<Difference> ordered(ExperimentPlan plan, Stream<Difference> differences) {
    return ArmComparison.adjusted(ordered(plan.armNames(), differences.toList(), Difference::arm));
  }

  /// As the arms were declared.
  private static <T> List<T> ordered(List<String> arms, List<T> all, Function<T, String> arm) {
    return all.stream()
        .sorted(Comparator.comparingInt(one -> arms.indexOf(arm.apply(one))))
        .toList();
  }

  private static List<DayResult> days(
      ExperimentPlan plan, List<Count> counts, ArmComparison comparison) {
    var differences = new TreeMap<LocalDate, List<Difference>>();
    for (Count one : counts) {
      one.days(comparison, plan.metric())
          .forEach(
              (day, more) -> differences.computeIfAbsent(day, _ -> new ArrayList<>()).addAll(more));
    }
    Map<LocalDate, Long> fresh = units(counts, Cell::day);
    var days = new ArrayList<DayResult>();
    long units = 0;
    for (var day : differences.entrySet()) {
      units += fresh.getOrDefault(day.getKey(), 0L);
      days.add(new DayResult(day.getKey(), units, ordered(plan, day.getValue().stream())));
    }
    return days;
  }

  private static List<SegmentResult> segments(ExperimentPlan plan, List<Count> counts) {
    Map<String, Long> units = units(counts, Cell::segment);
    int comparisons = Math.max(1, units.size()) * (plan.allocation().arms().size() - 1);
    var comparison = new ArmComparison(ALPHA / comparisons, plan.plannedUnits());
    var differences = new TreeMap<String, List<Difference>>();
    for (Count one : counts) {
      one.segments(comparison, plan.metric())
          .forEach((name, more) ->
              differences.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(more));
    }
    return differences.entrySet().stream()
        .map(one ->
            new SegmentResult(
                one.getKey(),
                units.getOrDefault(one.getKey(), 0L),
                ordered(plan, one.getValue().stream())))
        .toList();
  }

  /// Units of the arms as [#arms] tells them, by day or segment.
  private static <K extends Comparable<? super K>> Map<K, Long> units(
      List<Count> counts, Function<Cell, K> by) {
    var units = new TreeMap<K, Long>();
    for (int i = 0; i < counts.size(); i++) {
      List<Arm> all = counts.get(i).arms();
      List<String> arms = (i == 0 ? all : all.subList(1, 2)).stream().map(Arm::name).toList();
      counts
          .get(i)
          .conversions()
          .filter(cell -> arms.contains(cell.arm()))
          .forEach(cell -> units.merge(by.apply(cell), cell.units(), Long::sum));
    }
    return units;
  }

  private static Doubts doubts(ExperimentPlan plan, List<Count> counts) {
    Count whole = counts.getFirst();
    Flaws flaws = whole.flaws();
    return new Doubts(
        flaws.crossed(),
        flaws.robots(),
        flaws.negative(),
        flaws.early(),
        whole.strangers(plan.armNames()),
        counts.stream().mapToDouble(Count::sampleRatio).min().orElse(1),
        counts.stream().mapToDouble(Count::drift).min().orElse(1));
  }
}
