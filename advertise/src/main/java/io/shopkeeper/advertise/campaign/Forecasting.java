package io.shopkeeper.advertise.campaign;

import io.shopkeeper.advertise.campaign.CampaignForecast.Answers;
import io.shopkeeper.advertise.campaign.CampaignForecast.Known;
import io.shopkeeper.advertise.pacing.TrafficPlan;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers what a campaign's forecast follows from.
final class Forecasting {
  private final Facts facts;
  private final Shop shop;
  private final Audience audience;

  Forecasting(Facts facts, Shop shop, Audience audience) {
    this.facts = facts;
    this.shop = shop;
    this.audience = audience;
  }

  /// @param run null for a draft
  /// @param visits of the past by hour, from the first of which the plan was learned
  CampaignForecast of(
      Campaign campaign,
      @Nullable CampaignRun run,
      TrafficPlan plan,
      Map<Instant, Long> visits,
      Instant past,
      Instant now) {
    Instant end = campaign.until(shop.timeZone());
    Instant from = campaign.from(shop.timeZone());
    Instant start = now.isBefore(from) ? from : now;
    double requests = 0;
    boolean lately = false;
    if (campaign.state() != Campaign.State.STOPPED && start.isBefore(end)) {
      OptionalDouble told = run == null ? OptionalDouble.empty() : run.expected(start);
      lately = told.isPresent();
      requests =
          told.isPresent()
              ? told.getAsDouble()
              : plan.expected(start, end) * share(campaign, past, now);
    }
    long spent = run == null ? 0 : run.spent();
    var answers = new HashMap<String, Answers>();
    facts
        .list(
            Query.of(Forecasting.class, "answered.sql"),
            row ->
                Map.entry(row.text(0), new Answers(row.integer(1), row.integer(2), row.integer(3))))
        .forEach(one -> answers.put(one.getKey(), one.getValue()));
    Answers none = new Answers(0, 0, 0);
    Answers own = answers.getOrDefault(campaign.id(), none);
    answers.remove(campaign.id());
    // Days of the shop's calendar, of which one may have 25 hours.
    long days = shop.day(start).until(campaign.ends(), ChronoUnit.DAYS) + 1;
    var known =
        new Known(
            campaign.cost(),
            spent,
            campaign.budget() - spent,
            requests,
            lately,
            (int) Math.max(1, days),
            ratios(plan, visits, past, now),
            own,
            List.copyOf(answers.values()));
    return CampaignForecast.of(known, new Seed(1).generator("forecast " + campaign.id()));
  }

  /// Of the visits of the past those by the campaign's audience.
  private double share(Campaign campaign, Instant from, Instant to) {
    if (campaign.audience().contains(Campaign.EVERYONE)) {
      return 1;
    }
    Set<String> members =
        audience.members(campaign.audience()).stream()
            .filter(audience::agrees)
            .map(CustomerId::value)
            .collect(Collectors.toSet());
    double all = 0;
    double theirs = 0;
    for (var visits :
        facts.list(
            Query.of(Forecasting.class, "visits-of-customers.sql", from, to),
            row -> Map.entry(row.text(0), row.integer(1)))) {
      all += visits.getValue();
      theirs += members.contains(visits.getKey()) ? visits.getValue() : 0;
    }
    return all == 0 ? 1 : theirs / all;
  }

  /// How whole days of the past compared with the plan.
  private List<Double> ratios(
      TrafficPlan plan, Map<Instant, Long> visits, Instant from, Instant to) {
    var byDay = new HashMap<LocalDate, Long>();
    visits.forEach((hour, count) -> byDay.merge(shop.day(hour), count, Long::sum));
    var ratios = new ArrayList<Double>();
    for (LocalDate day = shop.day(from).plusDays(1);
        day.isBefore(shop.day(to));
        day = day.plusDays(1)) {
      double planned =
          plan.expected(
              day.atStartOfDay(shop.timeZone()).toInstant(),
              day.plusDays(1).atStartOfDay(shop.timeZone()).toInstant());
      if (planned > 0) {
        ratios.add(byDay.getOrDefault(day, 0L) / planned);
      }
    }
    return ratios;
  }
}
