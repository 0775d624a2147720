package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.DayResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Doubts;
import io.shopkeeper.experiment.shop.ExperimentResults.SegmentResult;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.SampleRatio;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads an experiment's results from the exposures and orders of the shop: one query, over all its
/// events, to sums by arm, day and segment that add up to everything told.
public final class ResultsReader {
  private static final double ALPHA = .05;

  /// Product pages within a day; nobody reads as many.
  private static final int ROBOT_VIEWS = 1_000;

  /// No order is later.
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final Facts facts;
  private final Exposures exposures;

  public ResultsReader(Facts facts, Exposures exposures) {
    this.facts = facts;
    this.exposures = exposures;
  }

  /// Sums of the units of an arm first seen on a day.
  private record Cell(
      String arm,
      LocalDate day,
      String segment,
      long crossed,
      long robots,
      long negative,
      long early,
      Moments conversion,
      Moments revenue) {}

  public ExperimentResults read(Experiment experiment) {
    exposures.flush();
    Instant stopped = experiment.stoppedAt();
    List<Cell> cells =
        facts.list(
            Query.of(
                ResultsReader.class,
                "results.sql",
                experiment.id(),
                ROBOT_VIEWS,
                stopped == null ? END_OF_TIME : stopped),
            row ->
                new Cell(
                    row.text(0),
                    Objects.requireNonNull(row.dateOrNull(1)),
                    row.text(2),
                    row.integer(3),
                    row.integer(4),
                    row.integer(5),
                    row.integer(6),
                    Moments.of(row.integer(7), row.integer(8), row.integer(8), row.integer(8)),
                    Moments.of(row.integer(7), row.number(9), row.number(10), row.number(11))));
    List<ArmResult> arms = sums(experiment, cells);
    var comparison = new ArmComparison(ALPHA, experiment.plannedUnits());
    return new ExperimentResults(
        experiment,
        arms,
        doubts(experiment, arms, cells),
        List.of(Outcome.values()).stream()
            .flatMap(outcome -> comparison.differences(arms, outcome).stream())
            .toList(),
        days(experiment, comparison, cells),
        segments(experiment, cells));
  }

  private static List<ArmResult> sums(Experiment experiment, Collection<Cell> cells) {
    double total = experiment.allocation().arms().stream().mapToDouble(Arm::weight).sum();
    return experiment.allocation().arms().stream()
        .map(arm -> {
          var none =
              new ArmResult(arm.name(), arm.weight() / total, new Moments(1), new Moments(1));
          return cells.stream()
              .filter(cell -> cell.arm().equals(arm.name()))
              .reduce(
                  none,
                  (sum, cell) -> sum.plus(cell.conversion(), cell.revenue()),
                  (one, other) -> one.plus(other.conversion(), other.revenue()));
        })
        .toList();
  }

  private static List<DayResult> days(
      Experiment experiment, ArmComparison comparison, List<Cell> cells) {
    var days = new ArrayList<DayResult>();
    List<ArmResult> sum = sums(experiment, List.of());
    for (List<Cell> day : grouped(cells, Cell::day)) {
      List<ArmResult> more = sums(experiment, day);
      var both = new ArrayList<ArmResult>();
      for (int i = 0; i < sum.size(); i++) {
        both.add(sum.get(i).plus(more.get(i).conversion(), more.get(i).revenue()));
      }
      sum = both;
      days.add(
          new DayResult(
              day.getFirst().day(), units(sum), comparison.differences(sum, experiment.outcome())));
    }
    return days;
  }

  private static List<SegmentResult> segments(Experiment experiment, List<Cell> cells) {
    Collection<List<Cell>> segments = grouped(cells, Cell::segment);
    var comparison =
        new ArmComparison(ALPHA / Math.max(1, segments.size()), experiment.plannedUnits());
    return segments.stream()
        .map(own -> {
          List<ArmResult> arms = sums(experiment, own);
          return new SegmentResult(
              own.getFirst().segment(),
              units(arms),
              comparison.differences(arms, experiment.outcome()));
        })
        .toList();
  }

  private static Doubts doubts(Experiment experiment, List<ArmResult> arms, List<Cell> cells) {
    List<String> names = arms.stream().map(ArmResult::name).toList();
    long[][] byDay =
        grouped(cells, Cell::day).stream()
            .map(day -> sums(experiment, day).stream().mapToLong(ArmResult::units).toArray())
            .toArray(long[][]::new);
    return new Doubts(
        cells.stream().mapToLong(Cell::crossed).sum(),
        cells.stream().mapToLong(Cell::robots).sum(),
        cells.stream().mapToLong(Cell::negative).sum(),
        cells.stream().mapToLong(Cell::early).sum(),
        cells.stream()
            .filter(cell -> !names.contains(cell.arm()))
            .mapToLong(cell -> cell.conversion().count())
            .sum(),
        SampleRatio.pValue(
            arms.stream().mapToLong(ArmResult::units).toArray(),
            arms.stream().mapToDouble(ArmResult::share).toArray()),
        SampleRatio.drift(byDay));
  }

  private static long units(List<ArmResult> arms) {
    return arms.stream().mapToLong(ArmResult::units).sum();
  }

  /// In the order of what they are grouped by.
  private static <K extends Comparable<? super K>> Collection<List<Cell>> grouped(
      List<Cell> cells, Function<Cell, K> by) {
    return cells.stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
        .values();
  }
}
