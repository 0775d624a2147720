package io.shopkeeper.experiment.shop;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.SampleRatio;
import io.shopkeeper.experiment.statistics.Warning;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What an experiment has shown so far.
///
/// An arm that a guardrail stopped stands as it stood then, against the control as it stood then.
///
/// @param metrics conversion and revenue, the declared one, and those of guardrails
/// @param differences of every arm from the first, by every metric
/// @param days the declared metric as it stood with the units of the days up to each
/// @param segments the declared metric within parts of the units
public record ExperimentResults(
    Experiment experiment,
    List<Metric> metrics,
    List<ArmResult> arms,
    Doubts doubts,
    List<Difference> differences,
    List<DayResult> days,
    List<SegmentResult> segments) {

  public ExperimentResults {
    metrics = List.copyOf(metrics);
    arms = List.copyOf(arms);
    differences = List.copyOf(differences);
    days = List.copyOf(days);
    segments = List.copyOf(segments);
  }

  /// An arm.
  ///
  /// @param share of the units it is to get
  /// @param all what was measured, by metric
  public record ArmResult(String name, double share, Map<Metric, Measured> all) {
    public ArmResult {
      all = Map.copyOf(all);
    }

    public long units() {
      return measured(Metric.CONVERSION).units();
    }

    public Measured measured(Metric metric) {
      return Objects.requireNonNull(all.get(metric), metric.wireName());
    }

    /// Units that bought.
    public long bought() {
      return measured(Metric.CONVERSION) instanceof Measured.Summed(var _, Moments moments)
          ? (long) moments.sum(0)
          : 0;
    }

    ArmResult plus(ArmResult other) {
      var both = new LinkedHashMap<Metric, Measured>();
      all.forEach((metric, one) -> both.put(metric, one.plus(other.measured(metric))));
      return new ArmResult(name, share, both);
    }
  }

  /// What speaks against the data.
  ///
  /// @param crossed units that were given more than one arm; left out of everything else
  /// @param robots units that looked at more than a thousand products within a day; left out
  /// @param negative units that paid less than nothing
  /// @param early order lines of a time that had not come when they were received
  /// @param strangers units of arms that are none of the experiment's; left out
  /// @param sampleRatio p-value of the arms' units given their shares
  /// @param drift p-value of the arms having kept their shares of the units from day to day
  public record Doubts(
      long crossed,
      long robots,
      long negative,
      long early,
      long strangers,
      double sampleRatio,
      double drift) {

    /// Whether no result is to be trusted.
    public boolean grave() {
      return sampleRatio < SampleRatio.ALARM || drift < SampleRatio.ALARM;
    }
  }

  /// What the units first seen up to the end of a day have done until now.
  public record DayResult(LocalDate day, long units, List<Difference> differences) {
    public DayResult {
      differences = List.copyOf(differences);
    }
  }

  /// A part of the units.
  ///
  /// @param name `new`, `returning` (bought before) or `unknown` (a visit of nobody known)
  /// @param differences whose intervals hold for all segments and arms together
  public record SegmentResult(String name, long units, List<Difference> differences) {
    public SegmentResult {
      differences = List.copyOf(differences);
    }
  }

  /// An arm against the control.
  public sealed interface Difference {
    String arm();

    Metric metric();

    /// @param pValue of the fixed test, adjusted for the arms by Holm
    /// @param fixed for one look at the end
    /// @param alwaysValid for any number of looks, all arms together
    /// @param varianceLeft by what is known of the units' time before, as a share; 1 where that
    ///   says nothing
    record Told(
        String arm,
        Metric metric,
        Interval fixed,
        double pValue,
        Interval alwaysValid,
        double varianceLeft,
        Set<Warning> warnings)
        implements Difference {
      public Told {
        warnings = Set.copyOf(warnings);
      }

      /// Whether one may stop on it, however often one has looked.
      public boolean sure() {
        return alwaysValid.low() > 0 || alwaysValid.high() < 0;
      }

      /// Whether it is surely for the better.
      public boolean better() {
        return metric.moreIsBetter() ? alwaysValid.low() > 0 : alwaysValid.high() < 0;
      }
    }

    record Untold(String arm, Metric metric, Comparison.Reason reason) implements Difference {}
  }
}
