package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.shop.ExperimentResults;
import io.shopkeeper.experiment.shop.ExperimentResults.DayResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.ResultTexts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What an experiment has shown, in words.
///
/// @param grave whether nothing of it is to be trusted
/// @param adjustment what knowing the time before changed; empty for nothing
/// @param charts of every arm but the control over time
public record ExperimentView(
    String verdict,
    boolean grave,
    List<String> warnings,
    List<ArmRow> arms,
    String adjustment,
    List<Row> differences,
    List<Segment> segments,
    List<Chart> charts) {

  /// What was measured of an arm.
  public record ArmRow(
      String name, String share, String units, String bought, String conversion, String revenue) {}

  /// An arm against the control.
  ///
  /// @param sign `good`, `bad`, or empty while it cannot be told
  public record Row(String arm, String metric, String estimate, String interval, String sign) {}

  /// A part of the visitors.
  public record Segment(String name, String units, List<Row> rows) {
    public Segment {
      rows = List.copyOf(rows);
    }
  }

  public ExperimentView {
    warnings = List.copyOf(warnings);
    arms = List.copyOf(arms);
    differences = List.copyOf(differences);
    segments = List.copyOf(segments);
    charts = List.copyOf(charts);
  }

  static ExperimentView of(
      Texts t, ResultTexts texts, ExperimentResults results, Currency currency) {
    return new ExperimentView(
        texts.verdict(results),
        results.doubts().grave(),
        texts.warnings(results),
        results.arms().stream()
            .map(arm -> {
              boolean any = arm.units() > 0;
              long paid = any ? Math.round(arm.measured(Metric.REVENUE).sample().value()) : 0;
              return new ArmRow(
                  arm.name(),
                  t.percent(arm.share()),
                  t.number(arm.units()),
                  t.number(arm.bought()),
                  any ? texts.percent(arm.measured(Metric.CONVERSION).sample().value()) : "–",
                  any ? t.money(new Money(paid, currency)) : "–");
            })
            .toList(),
        texts.adjustment(results).orElse(""),
        rows(t, texts, results.differences()),
        results.segments().stream()
            .map(segment ->
                new Segment(
                    t.named("visitors", segment.name()),
                    t.number(segment.units()),
                    rows(t, texts, segment.differences())))
            .toList(),
        charts(t, texts, results, currency));
  }

  private static List<Row> rows(Texts t, ResultTexts texts, List<Difference> differences) {
    return differences.stream()
        .map(difference -> {
          String metric = name(t, difference.metric());
          return switch (difference) {
            case Difference.Untold untold ->
                new Row(
                    untold.arm(),
                    metric,
                    "–",
                    t.named("untold", untold.reason().name().toLowerCase(Locale.ROOT)),
                    "");
            case Difference.Told told -> {
              Interval interval = told.alwaysValid();
              yield new Row(
                  told.arm(),
                  metric,
                  texts.amount(told.metric(), interval.estimate()),
                  range(texts, told.metric(), interval),
                  !told.sure() ? "" : told.better() ? "good" : "bad");
            }
          };
        })
        .toList();
  }

  /// A metric in few words.
  public static String name(Texts t, Metric metric) {
    return t.text(
        "metric." + metric.textKey(),
        metric.kind() == Metric.Kind.SPENT
            ? t.percent(metric.parameter())
            : metric.parameterText());
  }

  private static String range(ResultTexts texts, Metric metric, Interval interval) {
    return "%s … %s"
        .formatted(texts.amount(metric, interval.low()), texts.amount(metric, interval.high()));
  }

  private static List<Chart> charts(
      Texts t, ResultTexts texts, ExperimentResults results, Currency currency) {
    Metric metric = results.experiment().metric();
    boolean money = metric.money();
    // Minor units as major ones; shares as percentage points.
    double unit = money ? new Money(1, currency).major().doubleValue() : 100;
    String control = results.arms().getFirst().name();
    var charts = new ArrayList<Chart>();
    for (var arm : results.arms().subList(1, results.arms().size())) {
      var curve = new LinkedHashMap<LocalDate, Interval>();
      for (DayResult day : results.days()) {
        for (Difference difference : day.differences()) {
          if (difference instanceof Difference.Told told && told.arm().equals(arm.name())) {
            curve.put(day.day(), told.alwaysValid());
          }
        }
      }
      if (!curve.isEmpty()) {
        String title =
            t.text(
                money ? "experiment.curve.money" : "experiment.curve.share",
                name(t, metric),
                arm.name(),
                control);
        charts.add(
            Chart.difference(
                t,
                title,
                curve,
                unit,
                money ? currency.getCurrencyCode() : "",
                interval ->
                    "%s (%s)"
                        .formatted(
                            texts.amount(metric, interval.estimate()),
                            range(texts, metric, interval))));
      }
    }
    return charts;
  }
}
