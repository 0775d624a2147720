package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.profile.cohort.Cohorts;
import io.shopkeeper.serve.figures.SalesFigures.Day;
import io.shopkeeper.serve.http.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/// A curve, most often over days, as the page's script draws it and as a table reads it.
///
/// @param title for people who do not see it
/// @param axis what it runs over
/// @param json what `console.js` expects in `data-chart`
public record Chart(String title, String axis, String json, List<Line> lines) {

  /// One point in words.
  public record Line(String place, String value) {}

  private static final int WEEK = 7;
  private static final int MOST_BARS = 8;

  /// Days put together by seven, the last one complete, each under its first day: what many days
  /// are better seen by.
  static List<Day> weeks(List<Day> days) {
    var weeks = new ArrayList<Day>();
    for (int first = days.size() % WEEK; first < days.size(); first += WEEK) {
      weeks.add(
          days.subList(first, first + WEEK).stream()
              .reduce((one, other) ->
                  new Day(
                      one.day(),
                      one.orders() + other.orders(),
                      one.units() + other.units(),
                      one.revenue().plus(other.revenue())))
              .orElseThrow());
    }
    return weeks;
  }

  /// Money by day.
  static Chart revenue(Texts t, String title, List<Day> days, String currency) {
    return new Chart(
        title,
        t.text("chart.day"),
        json(t, title, days, day -> day.revenue().major(), "area", currency),
        lines(t, days, day -> t.money(day.revenue())));
  }

  /// Counts by day.
  static Chart counts(Texts t, String title, List<Day> days, Function<Day, Long> count) {
    return new Chart(
        title,
        t.text("chart.day"),
        json(t, title, days, day -> BigDecimal.valueOf(count.apply(day)), "bar", ""),
        lines(t, days, day -> t.number(count.apply(day))));
  }

  /// Quality by the percentage of the visitors learnt from, with its interval.
  static Chart learning(Texts t, String title, SequencedMap<Integer, Interval> curve) {
    String json =
        Json.text(out -> {
          out.writeStartObject();
          out.writeStringProperty("kind", "curve");
          out.writeStringProperty("name", title);
          out.writeStringProperty("locale", t.localeTag());
          write(out, "days", curve.keySet(), percent -> out.writeString(percent + " %"));
          write(out, "values", curve.values(), point -> out.writeNumber(point.estimate()));
          write(out, "low", curve.values(), point -> out.writeNumber(point.low()));
          write(out, "high", curve.values(), point -> out.writeNumber(point.high()));
          out.writeEndObject();
        });
    List<Line> lines =
        curve.entrySet().stream()
            .map(point ->
                new Line(
                    point.getKey() + " %",
                    "%s [%s–%s]"
                        .formatted(
                            t.decimal(point.getValue().estimate()),
                            t.decimal(point.getValue().low()),
                            t.decimal(point.getValue().high()))))
            .toList();
    return new Chart(title, t.text("models.share"), json, lines);
  }

  /// How many reviews judge each aspect how.
  static Chart aspects(Texts t, String title, List<Insight.AspectScore> scores) {
    List<Insight.AspectScore> shown = scores.subList(0, Math.min(MOST_BARS, scores.size()));
    String json =
        Json.text(out -> {
          out.writeStartObject();
          out.writeStringProperty("kind", "stack");
          out.writeStringProperty("name", title);
          out.writeStringProperty("locale", t.localeTag());
          write(out, "days", shown, score -> out.writeString(ReviewRows.name(score.aspect(), t)));
          out.writeStringProperty("positiveName", t.text("polarity.positive"));
          write(out, "positive", shown, score -> out.writeNumber(score.inFavour()));
          out.writeStringProperty("neutralName", t.text("polarity.neutral"));
          write(out, "neutral", shown, score -> out.writeNumber(score.neither()));
          out.writeStringProperty("negativeName", t.text("polarity.negative"));
          write(out, "negative", shown, score -> out.writeNumber(score.against()));
          out.writeEndObject();
        });
    List<Line> lines =
        scores.stream()
            .map(score ->
                new Line(
                    ReviewRows.name(score.aspect(), t),
                    "+%s −%s ·%s: %s"
                        .formatted(
                            t.number(score.inFavour()),
                            t.number(score.against()),
                            t.number(score.neither()),
                            Comparison.share(score.share(), t))))
            .toList();
    return new Chart(title, t.text("reviews.aspect"), json, lines);
  }

  /// The share in favour by month, with its interval.
  static Chart months(Texts t, String title, List<Insight.Month> months) {
    String json =
        Json.text(out -> {
          out.writeStartObject();
          out.writeStringProperty("kind", "curve");
          out.writeStringProperty("unit", "percent");
          out.writeStringProperty("name", title);
          out.writeStringProperty("locale", t.localeTag());
          write(out, "days", months, month -> out.writeString(month.month().toString()));
          write(out, "values", months, month -> out.writeNumber(month.inFavour().mean()));
          write(out, "low", months, month -> out.writeNumber(month.inFavour().low()));
          write(out, "high", months, month -> out.writeNumber(month.inFavour().high()));
          out.writeEndObject();
        });
    List<Line> lines =
        months.stream()
            .map(month ->
                new Line(
                    month.month().toString(),
                    t.text(
                        "reviews.month",
                        Comparison.share(month.inFavour(), t),
                        t.number(month.reviews()))))
            .toList();
    return new Chart(title, t.text("reviews.in_month"), json, lines.reversed());
  }

  /// A difference with its interval as it stood at the end of each day.
  ///
  /// @param unit what values are multiplied by
  /// @param currency of the values, empty if they are no money
  static Chart difference(
      Texts t,
      String title,
      SequencedMap<LocalDate, Interval> curve,
      double unit,
      String currency,
      Function<Interval, String> inWords) {
    String json =
        Json.text(out -> {
          out.writeStartObject();
          out.writeStringProperty("kind", "curve");
          out.writeStringProperty("name", title);
          out.writeStringProperty("locale", t.localeTag());
          out.writeStringProperty("currency", currency);
          write(out, "days", curve.keySet(), day -> out.writeString(day.toString()));
          write(out, "values", curve.values(), one -> out.writeNumber(one.estimate() * unit));
          write(out, "low", curve.values(), one -> out.writeNumber(one.low() * unit));
          write(out, "high", curve.values(), one -> out.writeNumber(one.high() * unit));
          out.writeEndObject();
        });
    List<Line> lines =
        curve.reversed().entrySet().stream()
            .map(day -> new Line(t.day(day.getKey()), inWords.apply(day.getValue())))
            .toList();
    return new Chart(title, t.text("chart.day"), json, lines);
  }

  /// Means over cohorts by how many periods have passed.
  ///
  /// @param unit what values are multiplied by
  /// @param currency of the values, empty if they are shares
  static Chart ages(
      Texts t,
      String title,
      String axis,
      List<Cohorts.Mean> means,
      double unit,
      String currency,
      Function<Cohorts.Mean, String> inWords) {
    String json =
        Json.text(out -> {
          out.writeStartObject();
          out.writeStringProperty("kind", "curve");
          out.writeStringProperty("name", title);
          out.writeStringProperty("locale", t.localeTag());
          if (currency.isEmpty()) {
            out.writeStringProperty("unit", "percent");
          } else {
            out.writeStringProperty("currency", currency);
          }
          write(out, "days", means, mean -> out.writeString(t.number(mean.age())));
          write(out, "values", means, mean -> out.writeNumber(mean.value() * unit));
          out.writeEndObject();
        });
    List<Line> lines =
        means.stream()
            .map(mean ->
                new Line(
                    t.number(mean.age()),
                    t.text("cohorts.mean_of", inWords.apply(mean), t.number(mean.customers()))))
            .toList();
    return new Chart(title, axis, json, lines);
  }

  private static <T> void write(
      JsonGenerator json, String name, Collection<T> values, Consumer<T> each) {
    json.writeArrayPropertyStart(name);
    values.forEach(each);
    json.writeEndArray();
  }

  private static List<Line> lines(Texts t, List<Day> days, Function<Day, String> value) {
    return days.reversed().stream()
        .filter(
            day -> day.orders() > 0 || !Money.zero(day.revenue().currency()).equals(day.revenue()))
        .map(day -> new Line(t.day(day.day()), value.apply(day)))
        .toList();
  }

  private static String json(
      Texts t,
      String title,
      List<Day> days,
      Function<Day, BigDecimal> value,
      String kind,
      String currency) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("kind", kind);
      json.writeStringProperty("name", title);
      json.writeStringProperty("locale", t.localeTag());
      json.writeStringProperty("currency", currency);
      json.writeArrayPropertyStart("days");
      days.forEach(day -> json.writeString(day.day().toString()));
      json.writeEndArray();
      json.writeArrayPropertyStart("values");
      days.forEach(day -> json.writeNumber(value.apply(day)));
      json.writeEndArray();
      json.writeEndObject();
    });
  }
}
