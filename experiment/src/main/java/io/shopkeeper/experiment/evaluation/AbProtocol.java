package io.shopkeeper.experiment.evaluation;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An experiment in one file, a row a unit: every arm against the control, on every metric.
///
/// Differences are absolute unless their name says `relative`; intervals are of 95 %, by Welch's
/// test, by covariates where there are some, and always valid. p-values are adjusted over all
/// comparisons by Holm. A metric of values other than 0 and 1 whose skewness its number of units
/// does not bear is given a second time, capped at the 99.9 % quantile of all units.
///
/// @param unit, arm, control, metrics names of columns and of an arm; blank or empty to guess
public record AbProtocol(String unit, String arm, String control, List<String> metrics) {
  private static final double CAP = .999;
  private static final double EVEN = 1.25;

  /// Units at which the always-valid interval is tightest: the number in the file, which nobody
  /// knew when the experiment began, would make it narrower than it may be.
  private static final double TIGHTEST_AT = 5_000;

  public ProtocolResult judge(Path file) {
    DelimitedTable table = DelimitedTable.read(file);
    AbColumns columns = AbColumns.of(table, unit, arm, control, metrics);
    AbUnits units = AbUnits.of(table, columns);
    List<String> notes = new ArrayList<>();
    notes.add(assumed(table, columns));
    notes.addAll(units.notes());
    Map<String, Interval> found = new LinkedHashMap<>();
    addSampleRatio(units, found, notes);
    Map<String, Double> pValues = new LinkedHashMap<>();
    for (int m = 0; m < units.metrics().length; m++) {
      String name = table.names().get(columns.metrics().get(m));
      Measure measure = units.binary()[m] ? Measure.PROPORTION : Measure.MEAN;
      addArms(name, measure, units, units.metrics()[m], found, notes);
      addEffects(name, measure, units, units.metrics()[m], found, pValues, notes);
    }
    double[] adjusted =
        Multiplicity.HOLM.adjust(
            pValues.values().stream().mapToDouble(Double::doubleValue).toArray());
    int at = 0;
    for (String name : pValues.keySet()) {
      found.put(name + "/p-holm", Interval.exact(adjusted[at++]));
    }
    var report = new MetricReport(new LinkedHashMap<>(found));
    return new ProtocolResult(
            "ab", "welch", String.join("; ", notes), report, "records", report.lines())
        .withRecords(units.size());
  }

  private static String assumed(DelimitedTable table, AbColumns columns) {
    return "arms by '%s', control '%s', %s, metrics %s, covariates %s"
        .formatted(
            table.names().get(columns.arm()),
            columns.control(),
            columns.unit() < 0
                ? "a row a unit"
                : "units by '%s'".formatted(table.names().get(columns.unit())),
            names(table, columns.metrics()),
            columns.covariates().isEmpty() ? "none" : names(table, columns.covariates()));
  }

  private static String names(DelimitedTable table, List<Integer> columns) {
    return String.join(", ", columns.stream().map(table.names()::get).toList());
  }

  private static void addSampleRatio(
      AbUnits units, Map<String, Interval> found, List<String> notes) {
    long[] counts = new long[units.arms().size()];
    for (int arm : units.armOf()) {
      counts[arm]++;
    }
    for (int a = 0; a < counts.length; a++) {
      found.put("units/" + units.arms().get(a), Interval.exact(counts[a]));
    }
    double most = Arrays.stream(counts).max().orElse(0);
    double least = Arrays.stream(counts).min().orElse(0);
    if (most > EVEN * least) {
      notes.add(
          "arms are of different sizes and what was planned is unknown: their ratio is not tested");
      return;
    }
    double[] even = new double[counts.length];
    Arrays.fill(even, 1);
    double p = SampleRatio.pValue(counts, even);
    found.put("sample-ratio-p", Interval.exact(p));
    if (p < SampleRatio.ALARM) {
      notes.add(
          "ALARM: arms were taken for equally likely, and their sizes are not (p = %.2g)"
              .formatted(p));
    } else if (p < .01) {
      notes.add(
          "arms were taken for equally likely; their sizes fit that badly (p = %.2g)".formatted(p));
    }
  }

  private static void addArms(
      String name,
      Measure measure,
      AbUnits units,
      double[] values,
      Map<String, Interval> found,
      List<String> notes) {
    Moments[] arms = moments(units, values, new double[0][]);
    for (int a = 0; a < arms.length; a++) {
      double error =
          1.959963984540054
              * Math.sqrt(
                  (measure == Measure.PROPORTION
                          ? arms[a].populationCovariance(0, 0)
                          : arms[a].covariance(0, 0))
                      / arms[a].count());
      double mean = arms[a].mean(0);
      found.put(
          "%s/%s".formatted(name, units.arms().get(a)),
          new Interval(mean - error, mean, mean + error, .95));
      for (Warning warning : Warning.of(measure, arms[a])) {
        notes.add("'%s' of %s: %s".formatted(name, units.arms().get(a), said(warning)));
      }
    }
  }

  private static String said(Warning warning) {
    return switch (warning) {
      case SKEWED -> "skewed beyond what its number of units bears, the interval is not sure";
      case FEW_UNITS -> "fewer than 100 units";
      case RARE -> "fewer than 10 that did it, or did not";
    };
  }

  private static void addEffects(
      String name,
      Measure measure,
      AbUnits units,
      double[] values,
      Map<String, Interval> found,
      Map<String, Double> pValues,
      List<String> notes) {
    Moments[] plain = moments(units, values, new double[0][]);
    Moments[] adjusted = moments(units, values, units.covariates());
    boolean skewed =
        Arrays.stream(plain).anyMatch(arm -> Warning.of(measure, arm).contains(Warning.SKEWED));
    Moments[] capped = skewed ? moments(units, capped(values), new double[0][]) : plain;
    for (int a = 1; a < plain.length; a++) {
      String label = "%s/%s-%s".formatted(name, units.arms().get(a), units.arms().getFirst());
      switch (Comparison.of(measure, plain[0], plain[a], Scale.ABSOLUTE)) {
        case Undefined(Comparison.Reason reason, double _, double _) ->
            notes.add("%s: no effect can be told, %s".formatted(label, said(reason)));
        case Effect effect -> {
          Verdict fixed = FixedTest.STANDARD.judge(effect);
          found.put(label, fixed.interval());
          if (units.covariates().length > 0) {
            // A proportion has covariates that are none.
            put(found, label + "/cuped", Measure.MEAN, adjusted[0], adjusted[a], Scale.ABSOLUTE);
          }
          put(found, label + "/relative", measure, plain[0], plain[a], Scale.RELATIVE);
          if (skewed) {
            put(found, label + "/capped", measure, capped[0], capped[a], Scale.ABSOLUTE);
          }
          found.put(
              label + "/always-valid",
              new SequentialTest(.05, Side.BOTH, TIGHTEST_AT).judge(effect).interval());
          found.put(label + "/p", Interval.exact(fixed.pValue()));
          pValues.put(label, fixed.pValue());
        }
      }
    }
  }

  private static String said(Comparison.Reason reason) {
    return switch (reason) {
      case TOO_FEW_UNITS -> "an arm has fewer than two units";
      case ZERO_VARIANCE -> "all units of an arm have the same value";
      case ZERO_BASELINE -> "the control is zero";
    };
  }

  private static void put(
      Map<String, Interval> found,
      String label,
      Measure measure,
      Moments control,
      Moments treatment,
      Scale scale) {
    if (Comparison.of(measure, control, treatment, scale) instanceof Effect effect) {
      found.put(label, FixedTest.STANDARD.judge(effect).interval());
    }
  }

  private static double[] capped(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double cap = sorted[(int) Math.min(sorted.length - 1, CAP * sorted.length)];
    return Arrays.stream(values).map(v -> Math.min(cap, v)).toArray();
  }

  private static Moments[] moments(AbUnits units, double[] values, double[][] covariates) {
    var arms = new Moments[units.arms().size()];
    Arrays.setAll(arms, _ -> new Moments(1 + covariates.length));
    double[] row = new double[1 + covariates.length];
    for (int u = 0; u < values.length; u++) {
      row[0] = values[u];
      for (int c = 0; c < covariates.length; c++) {
        row[1 + c] = covariates[c][u];
      }
      arms[units.armOf()[u]].add(row);
    }
    return arms;
  }
}
