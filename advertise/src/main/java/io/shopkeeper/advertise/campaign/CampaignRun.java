package io.shopkeeper.advertise.campaign;

import io.shopkeeper.advertise.campaign.Offer.Reason;
import io.shopkeeper.advertise.delivery.CreativeChooser;
import io.shopkeeper.advertise.delivery.Features;
import io.shopkeeper.advertise.pacing.Pacer;
import io.shopkeeper.advertise.pacing.SpendCurve;
import io.shopkeeper.advertise.pacing.TrafficPlan;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A campaign that is running: what it has learned, spent and shown. One request at a time.
///
/// After a restart it is as before but for the worth of requests that were not bought, which is
/// learned anew.
final class CampaignRun {
  /// Where nothing is known yet, impressions are worth the same; a breadth of the draw of a bin's
  /// width lets the price divide them.
  private static final double BREADTH = .02;

  private static final double LEAST_WORTH = 1e-9;

  private final Campaign campaign;
  private final Shop shop;
  private final BudgetAccount account;
  private final Pacer pacer;
  private final CreativeChooser chooser;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Impression> impressions = new HashMap<>();
  private final Map<String, Double> worth = new HashMap<>();
  private final Set<String> answered = new HashSet<>();
  private final Set<String> converted = new HashSet<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private LocalDate day = LocalDate.MIN;

  CampaignRun(Campaign campaign, Shop shop, TrafficPlan plan, BudgetAccount account) {
    this.campaign = campaign;
    this.shop = shop;
    this.account = account;
    this.pacer =
        new Pacer(
            plan,
            campaign.from(shop.timeZone()),
            campaign.until(shop.timeZone()),
            new SpendCurve());
    this.chooser =
        new CreativeChooser(
            campaign.creatives().stream()
                .map(one -> Features.ofCreative(one.id(), one.attributes()))
                .toList(),
            new Seed(1).generator("campaign " + campaign.id()));
    for (int c = 0; c < campaign.creatives().size(); c++) {
      places.put(campaign.creatives().get(c).id(), c);
    }
  }

  /// Whether a response was taken, had been before, or is of no impression.
  enum Receipt {
    TAKEN,
    REPEATED,
    UNKNOWN
  }

  /// @param paced whether the budget may be kept for better visitors
  synchronized Offer offer(
      Visitor visitor, Instant now, String id, boolean paced, RandomGenerator random) {
    if (now.isBefore(campaign.from(shop.timeZone()))) {
      return new Offer.Withheld(Reason.NOT_YET);
    }
    if (!now.isBefore(campaign.until(shop.timeZone()))) {
      return new Offer.Withheld(Reason.OVER);
    }
    String key = visitor.kind() + ":" + visitor.unit();
    if (converted.contains(key)) {
      return new Offer.Withheld(Reason.CONVERTED);
    }
    turnTo(shop.day(now));
    if (seen.getOrDefault(key, 0) >= campaign.dailyCap()) {
      return new Offer.Withheld(Reason.SEEN_ENOUGH);
    }
    if (account.left() < campaign.cost()) {
      return new Offer.Withheld(Reason.BUDGET_SPENT);
    }
    float[] features = Features.ofVisitor(visitor.interests());
    CreativeChooser.@Nullable Choice choice = chooser.choose(features, _ -> true, random);
    double expected = choice == null ? 0 : choice.expected();
    double value = Math.max(LEAST_WORTH, expected) * (1 + BREADTH * (random.nextDouble() - .5));
    boolean buys =
        !paced
            || pacer.worth(
                now,
                value,
                (double) campaign.cost(),
                (double) account.left(),
                (double) campaign.budget());
    if (!buys || choice == null) {
      return new Offer.Withheld(Reason.KEPT_FOR_BETTER);
    }
    if (!account.spend(campaign.cost())) {
      return new Offer.Withheld(Reason.BUDGET_SPENT);
    }
    Creative creative = campaign.creatives().get(choice.creative());
    var impression =
        new Impression(
            id,
            campaign.id(),
            creative.id(),
            visitor.kind(),
            visitor.unit(),
            visitor.interests(),
            choice.propensity(),
            expected,
            campaign.cost(),
            now);
    note(impression);
    return new Offer.Shown(impression, creative);
  }

  /// What was shown under ids that begin so, in the order of who saw it.
  synchronized List<Offer.Shown> shown(String ids) {
    return impressions.values().stream()
        .filter(impression -> impression.id().startsWith(ids))
        .sorted(Comparator.comparing(Impression::unit))
        .map(impression ->
            new Offer.Shown(
                impression,
                campaign
                    .creatives()
                    .get(Objects.requireNonNull(places.get(impression.creative())))))
        .toList();
  }

  /// Takes up an impression, new or of before a restart.
  synchronized void note(Impression impression) {
    Integer place = places.get(impression.creative());
    if (place == null || impressions.put(impression.id(), impression) != null) {
      return;
    }
    turnTo(shop.day(impression.at()));
    seen.merge(impression.visitor(), 1, Integer::sum);
    chooser.shown(place, Features.ofVisitor(impression.interests()));
  }

  /// Whether a response would be the first of its kind to an impression that is known.
  synchronized Receipt receipt(String impression, String kind) {
    return !impressions.containsKey(impression)
        ? Receipt.UNKNOWN
        : answered.contains(impression + "\n" + kind) ? Receipt.REPEATED : Receipt.TAKEN;
  }

  /// Learns a response, once of each kind.
  synchronized void respond(String id, String kind, long valueMinor) {
    Impression impression = impressions.get(id);
    if (impression == null || !answered.add(id + "\n" + kind)) {
      return;
    }
    boolean conversion = kind.equals(Goal.CONVERSION.wireName());
    if (conversion) {
      converted.add(impression.visitor());
    }
    double gain =
        switch (campaign.goal()) {
          case CLICK -> conversion ? 0 : 1;
          case CONVERSION -> conversion ? 1 : 0;
          case VALUE -> conversion ? valueMinor : 0;
        };
    if (gain != 0) {
      double before = worth.getOrDefault(id, 0.);
      worth.put(id, before + gain);
      chooser.responded(
          Objects.requireNonNull(places.get(impression.creative())),
          Features.ofVisitor(impression.interests()),
          before,
          before + gain);
    }
  }

  /// The requests to be expected until the end; empty as long as too few came to tell.
  synchronized OptionalDouble expected(Instant now) {
    return pacer.expected(now);
  }

  CreativeChooser chooser() {
    return chooser;
  }

  /// The part of the budget that should be spent by a time if traffic is as planned.
  synchronized double plannedShare(Instant now) {
    return pacer.plannedShare(now);
  }

  long spent() {
    return account.spent();
  }

  void giveBack() {
    account.giveBack();
  }

  private void turnTo(LocalDate today) {
    if (!today.equals(day)) {
      day = today;
      seen.clear();
    }
  }
}
