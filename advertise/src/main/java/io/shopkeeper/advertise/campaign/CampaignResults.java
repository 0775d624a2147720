package io.shopkeeper.advertise.campaign;

import io.shopkeeper.advertise.pacing.TrafficPlan;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a campaign has shown, spent and brought so far.
///
/// @param plannedShare of the budget that would be spent by now if traffic were as planned
/// @param spentMinor in minor units
/// @param days of the campaign
public record CampaignResults(
    Campaign campaign,
    double plannedShare,
    double spentMinor,
    List<CreativeResult> creatives,
    List<DayResult> days) {
  public CampaignResults {
    creatives = List.copyOf(creatives);
    days = List.copyOf(days);
  }

  /// A creative.
  ///
  /// @param clickRate per impression, of 95 % by Wilson's method
  /// @param conversionRate likewise
  public record CreativeResult(
      Creative creative,
      long impressions,
      long clicks,
      long conversions,
      long valueMinor,
      Interval clickRate,
      Interval conversionRate) {}

  /// A day of the shop.
  ///
  /// @param plannedMinor what the plan has for it of the budget
  public record DayResult(
      LocalDate day, long impressions, double spentMinor, double plannedMinor) {}

  static CampaignResults read(
      Facts facts,
      Campaign campaign,
      double plannedShare,
      long spent,
      TrafficPlan plan,
      ZoneId zone) {
    var counts = new HashMap<String, long[]>();
    facts
        .list(
            Query.of(CampaignResults.class, "shown-by-creative.sql", campaign.id(), campaign.id()),
            row ->
                Map.entry(
                    row.text(0),
                    new long[] {row.integer(1), row.integer(2), row.integer(3), row.integer(4)}))
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    var creatives = new ArrayList<CreativeResult>();
    for (Creative creative : campaign.creatives()) {
      long[] count = counts.getOrDefault(creative.id(), new long[4]);
      creatives.add(
          new CreativeResult(
              creative,
              count[0],
              count[1],
              count[2],
              count[3],
              Interval.ofShare(count[1], count[0]),
              Interval.ofShare(count[2], count[0])));
    }
    return new CampaignResults(
        campaign,
        plannedShare,
        (double) spent / Campaign.PER_MINOR,
        creatives,
        days(facts, campaign, plan, zone));
  }

  private static List<DayResult> days(
      Facts facts, Campaign campaign, TrafficPlan plan, ZoneId zone) {
    var shown = new HashMap<LocalDate, long[]>();
    facts
        .list(
            Query.of(CampaignResults.class, "shown-by-day.sql", campaign.id()),
            row ->
                Map.entry(
                    Objects.requireNonNullElse(row.dateOrNull(0), campaign.starts()),
                    new long[] {row.integer(1), row.integer(2)}))
        .forEach(one -> shown.put(one.getKey(), one.getValue()));
    double all = plan.expected(campaign.from(zone), campaign.until(zone));
    var days = new ArrayList<DayResult>();
    for (LocalDate day = campaign.starts(); !day.isAfter(campaign.ends()); day = day.plusDays(1)) {
      Instant from = day.atStartOfDay(zone).toInstant();
      Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
      double part = all > 0 ? plan.expected(from, to) / all : part(from, to, campaign, zone);
      long[] count = shown.getOrDefault(day, new long[2]);
      days.add(
          new DayResult(
              day,
              count[0],
              (double) count[1] / Campaign.PER_MINOR,
              part * campaign.budgetMinor()));
    }
    return days;
  }

  /// Of the campaign's time: a day on which the clocks are changed has 23 or 25 hours.
  private static double part(Instant from, Instant to, Campaign campaign, ZoneId zone) {
    Duration all = Duration.between(campaign.from(zone), campaign.until(zone));
    return (double) Duration.between(from, to).toMillis() / all.toMillis();
  }
}
