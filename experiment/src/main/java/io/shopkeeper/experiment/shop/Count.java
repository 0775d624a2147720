package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.statistics.SampleRatio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What units had done up to one time, the control and some arms against it.
///
/// An experiment is one of them for all arms that run until its end, and one for each arm that a
/// guardrail stopped.
///
/// @param arms the control first
/// @param metrics that were asked for
/// @param cells sums that add up
record Count(List<Arm> arms, double totalWeight, List<Metric> metrics, List<Cell> cells) {

  /// Sums of the units of an arm first seen on a day, by one metric.
  record Cell(
      String arm,
      LocalDate day,
      String segment,
      Metric metric,
      Flaws flaws,
      long units,
      Measured measured) {}

  /// Units that are left out or doubtful.
  record Flaws(long crossed, long robots, long negative, long early) {
    Flaws plus(Flaws other) {
      return new Flaws(
          crossed + other.crossed,
          robots + other.robots,
          negative + other.negative,
          early + other.early);
    }
  }

  List<ArmResult> results() {
    return results(cells);
  }

  private List<ArmResult> results(List<Cell> part) {
    var results = new ArrayList<ArmResult>();
    for (Arm arm : arms) {
      var sums = new LinkedHashMap<Metric, Measured>();
      metrics.forEach(metric -> sums.put(metric, Measured.none(metric)));
      for (Cell cell : part) {
        if (cell.arm().equals(arm.name())) {
          sums.merge(cell.metric(), cell.measured(), Measured::plus);
        }
      }
      results.add(new ArmResult(arm.name(), arm.weight() / totalWeight, sums));
    }
    return results;
  }

  /// By the day up to which units were first seen.
  SortedMap<LocalDate, List<Difference>> days(ArmComparison comparison, Metric metric) {
    var days = new TreeMap<LocalDate, List<Difference>>();
    List<ArmResult> sum = results(List.of());
    for (var day : grouped(Cell::day).entrySet()) {
      List<ArmResult> more = results(day.getValue());
      var both = new ArrayList<ArmResult>();
      for (int i = 0; i < sum.size(); i++) {
        both.add(sum.get(i).plus(more.get(i)));
      }
      sum = both;
      days.put(day.getKey(), comparison.differences(sum, metric));
    }
    return days;
  }

  SortedMap<String, List<Difference>> segments(ArmComparison comparison, Metric metric) {
    var segments = new TreeMap<String, List<Difference>>();
    grouped(Cell::segment)
        .forEach((name, own) -> segments.put(name, comparison.differences(results(own), metric)));
    return segments;
  }

  /// p-value of the arms' units given their shares.
  double sampleRatio() {
    List<ArmResult> results = results();
    return results.size() < 2
        ? 1
        : SampleRatio.pValue(
            results.stream().mapToLong(ArmResult::units).toArray(),
            results.stream().mapToDouble(ArmResult::share).toArray());
  }

  /// p-value of the arms having kept their shares from day to day.
  double drift() {
    return SampleRatio.drift(
        grouped(Cell::day).values().stream()
            .map(day -> results(day).stream().mapToLong(ArmResult::units).toArray())
            .toArray(long[][]::new));
  }

  /// Of all units, whatever their arm.
  Flaws flaws() {
    return conversions().map(Cell::flaws).reduce(new Flaws(0, 0, 0, 0), Flaws::plus);
  }

  /// Units of arms that are none of these.
  long strangers(List<String> known) {
    return conversions().filter(cell -> !known.contains(cell.arm())).mapToLong(Cell::units).sum();
  }

  /// One cell of each arm, day and segment, of those of all metrics.
  Stream<Cell> conversions() {
    return cells.stream().filter(cell -> cell.metric().equals(Metric.CONVERSION));
  }

  private <K extends Comparable<? super K>> Map<K, List<Cell>> grouped(Function<Cell, K> by) {
    return cells.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
  }
}
