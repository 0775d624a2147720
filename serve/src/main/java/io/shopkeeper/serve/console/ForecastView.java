package io.shopkeeper.serve.console;

import io.shopkeeper.advertise.campaign.AudienceInsight;
import io.shopkeeper.advertise.campaign.CampaignForecast;
import io.shopkeeper.advertise.campaign.Goal;
import io.shopkeeper.domain.Money;
import io.shopkeeper.evaluation.Interval;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/// What is to be expected of a campaign, in words.
///
/// @param clicks `–` where nothing was ever shown
/// @param conversions likewise
public record ForecastView(String spent, String impressions, String clicks, String conversions) {
  private static final String UNKNOWN = "–";
  private static final int REASONS = 3;
  private static final double POINTS = 100;

  /// Visitors who like something, and the creatives that are for them.
  public record Audience(String interest, String impressions, List<Row> rows) {
    public Audience {
      rows = List.copyOf(rows);
    }
  }

  /// A creative; its rates with their intervals.
  public record Row(
      String id, String content, String share, String clickRate, String expected, String why) {}

  static ForecastView of(Texts t, CampaignForecast forecast, Currency currency) {
    DoubleFunction<String> count = value -> t.number(Math.round(value));
    return new ForecastView(
        range(forecast.spentMinor(), minor -> money(t, minor, currency)),
        range(forecast.impressions(), count),
        forecast.clicks().map(clicks -> range(clicks, count)).orElse(UNKNOWN),
        forecast.conversions().map(orders -> range(orders, count)).orElse(UNKNOWN));
  }

  /// @param goal what a response is: money in minor units, or a share of impressions
  static List<Audience> insights(
      Texts t, List<AudienceInsight> insights, Goal goal, Currency currency) {
    boolean value = goal == Goal.VALUE;
    DoubleFunction<String> expected =
        value ? minor -> money(t, minor, currency) : share -> percent(Math.max(0, share));
    DoubleFunction<String> part =
        value
            ? minor -> (Math.round(minor) < 0 ? "" : "+") + money(t, minor, currency)
            : share -> String.format(Locale.ROOT, "%+.1f", POINTS * share);
    return insights.stream()
        .map(one ->
            new Audience(
                one.interest(),
                t.number(one.impressions()),
                one.creatives().stream().map(row -> row(row, expected, part)).toList()))
        .toList();
  }

  private static Row row(
      AudienceInsight.Standing one, DoubleFunction<String> expected, DoubleFunction<String> part) {
    DoubleFunction<String> percent = ForecastView::percent;
    String why =
        one.reasons().stream()
            .limit(REASONS)
            .map(reason -> reason.feature() + " " + part.apply(reason.sum()))
            .collect(Collectors.joining(", "));
    return new Row(
        one.creative().id(),
        one.creative().content(),
        percent(one.share()),
        one.impressions() == 0 ? UNKNOWN : range(one.clickRate(), percent),
        range(one.expected(), expected),
        why);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", POINTS * share);
  }

  private static String money(Texts t, double minor, Currency currency) {
    return t.money(new Money(Math.round(minor), currency));
  }

  private static String range(Interval interval, DoubleFunction<String> words) {
    return "%s (%s … %s)"
        .formatted(
            words.apply(interval.estimate()),
            words.apply(interval.low()),
            words.apply(interval.high()));
  }
}
