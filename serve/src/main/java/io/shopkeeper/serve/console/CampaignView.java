package io.shopkeeper.serve.console;

import io.shopkeeper.advertise.campaign.CampaignResults;
import io.shopkeeper.domain.Money;
import io.shopkeeper.evaluation.Interval;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// What a campaign has shown, in words.
///
/// @param spentShare of the budget, in [0, 1]
public record CampaignView(
    String budget,
    String spent,
    double spentShare,
    String spentPercent,
    String plannedPercent,
    List<CreativeRow> creatives,
    List<DayRow> days) {

  /// A creative, its rates with their intervals.
  public record CreativeRow(
      String id,
      String content,
      String impressions,
      String clicks,
      String clickRate,
      String conversions,
      String conversionRate,
      String value) {}

  /// A day.
  public record DayRow(String day, String impressions, String spent, String planned) {}

  public CampaignView {
    creatives = List.copyOf(creatives);
    days = List.copyOf(days);
  }

  static CampaignView of(Texts t, CampaignResults results, Currency currency) {
    double share = results.spentMinor() / results.campaign().budgetMinor();
    return new CampaignView(
        money(t, results.campaign().budgetMinor(), currency),
        money(t, results.spentMinor(), currency),
        share,
        percent(share),
        percent(results.plannedShare()),
        results.creatives().stream()
            .map(one ->
                new CreativeRow(
                    one.creative().id(),
                    one.creative().content(),
                    t.number(one.impressions()),
                    t.number(one.clicks()),
                    range(one.impressions(), one.clickRate()),
                    t.number(one.conversions()),
                    range(one.impressions(), one.conversionRate()),
                    money(t, one.valueMinor(), currency)))
            .toList(),
        results.days().stream()
            .map(one ->
                new DayRow(
                    t.day(one.day()),
                    t.number(one.impressions()),
                    money(t, one.spentMinor(), currency),
                    money(t, one.plannedMinor(), currency)))
            .toList());
  }

  private static String money(Texts t, double minor, Currency currency) {
    return t.money(new Money(Math.round(minor), currency));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String range(long impressions, Interval interval) {
    return impressions == 0
        ? "–"
        : "%s (%s … %s)"
            .formatted(
                percent(interval.estimate()), percent(interval.low()), percent(interval.high()));
  }
}
