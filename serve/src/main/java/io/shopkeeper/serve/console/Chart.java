package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.serve.figures.SalesFigures.Day;
import io.shopkeeper.serve.http.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A curve over days, as the page's script draws it and as a table reads it.
///
/// @param title for people who do not see it
/// @param json what `console.js` expects in `data-chart`
public record Chart(String title, String json, List<Line> lines) {

  /// One day in words.
  public record Line(String day, String value) {}

  private static final int WEEK = 7;

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
        json(t, title, days, day -> day.revenue().major(), "area", currency),
        lines(t, days, day -> t.money(day.revenue())));
  }

  /// Counts by day.
  static Chart counts(Texts t, String title, List<Day> days, Function<Day, Long> count) {
    return new Chart(
        title,
        json(t, title, days, day -> BigDecimal.valueOf(count.apply(day)), "bar", ""),
        lines(t, days, day -> t.number(count.apply(day))));
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
