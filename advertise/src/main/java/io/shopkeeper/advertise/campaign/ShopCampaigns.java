package io.shopkeeper.advertise.campaign;

import io.shopkeeper.advertise.campaign.Campaign.State;
import io.shopkeeper.advertise.campaign.CampaignRun.Receipt;
import io.shopkeeper.advertise.campaign.Offer.Reason;
import io.shopkeeper.advertise.delivery.CopyResponse;
import io.shopkeeper.advertise.pacing.TrafficPlan;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What a shop's campaigns are asked and told through: one a process, since it remembers. Safe for
/// any number of threads.
public final class ShopCampaigns {
  private static final Duration LOOK_BACK = Duration.ofDays(28);

  private final Facts facts;
  private final Shop shop;
  private final Audience audience;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Campaigns all;
  private final Impressions impressions;
  private final Map<String, CampaignRun> runs = new ConcurrentHashMap<>();

  /// Held while messages are chosen.
  private final Object sending = new Object();

  /// @param random ids and draws come from it; asked by one thread at a time
  public ShopCampaigns(
      Facts facts, Shop shop, Audience audience, InstantSource clock, RandomGenerator random) {
    this.facts = facts;
    this.shop = shop;
    this.audience = audience;
    this.clock = clock;
    this.random = random;
    this.all = new Campaigns(facts, clock);
    this.impressions = new Impressions(facts, clock);
  }

  public Campaigns all() {
    return all;
  }

  public Audience audience() {
    return audience;
  }

  /// What the campaign has for a visitor now; what is shown is paid for and logged.
  public Offer decide(Campaign campaign, Visitor visitor) {
    if (campaign.state() != State.RUNNING) {
      return new Offer.Withheld(Reason.NOT_RUNNING);
    }
    CustomerId customer = visitor.customer();
    if (customer != null && audience.suppressed(customer)) {
      return new Offer.Withheld(Reason.SUPPRESSED);
    }
    if (!campaign.audience().contains(Campaign.EVERYONE)
        && (customer == null || !audience.holds(customer, campaign.audience()))) {
      return new Offer.Withheld(Reason.NOT_IN_AUDIENCE);
    }
    return offer(run(campaign), visitor, "");
  }

  /// @param message begins the id of a message; empty for what is shown on a page, where the budget
  ///   may be kept for better visitors
  private Offer offer(CampaignRun run, Visitor visitor, String message) {
    Offer offer;
    synchronized (random) {
      String id = "%s%016x%016x".formatted(message, random.nextLong(), random.nextLong());
      offer = run.offer(visitor, clock.instant(), id, message.isEmpty(), random);
    }
    if (offer instanceof Offer.Shown shown) {
      impressions.log(shown.impression());
    }
    return offer;
  }

  /// Chooses for everybody whom it may be sent to what their message says. Each counts as shown and
  /// is paid for, so that what comes of it can be told; when the budget is spent the others are
  /// left out. A customer has one message of a campaign a day: who asks again is told the same
  /// ones, which are not paid for again. Empty of messages where it is not running.
  public SentMessages send(Campaign campaign) {
    synchronized (sending) {
      CampaignRun run = campaign.state() == State.RUNNING ? run(campaign) : null;
      String ids = "m-%s-".formatted(shop.day(clock.instant()));
      var sent = new ArrayList<Offer.Shown>();
      if (run != null) {
        run.shown(ids).stream()
            .filter(one -> audience.agrees(new CustomerId(one.impression().unit())))
            .forEach(sent::add);
      }
      Set<CustomerId> told =
          sent.stream()
              .map(one -> new CustomerId(one.impression().unit()))
              .collect(Collectors.toSet());
      MessageList list = messages(campaign, told);
      var leftOut = new TreeMap<>(list.leftOut());
      for (CustomerId customer : list.customers()) {
        Offer offer =
            run == null
                ? new Offer.Withheld(Reason.NOT_RUNNING)
                : offer(run, new Visitor(customer, null, audience.interests(customer)), ids);
        switch (offer) {
          case Offer.Shown shown -> sent.add(shown);
          case Offer.Withheld(Reason reason) -> leftOut.merge(reason.wireName(), 1, Integer::sum);
        }
      }
      impressions.flush();
      return new SentMessages(sent, leftOut);
    }
  }

  /// Takes what came of an impression: once of each kind, however often it is told.
  ///
  /// @param valueMinor of a conversion, in minor units, 0 or more
  /// @return whether it was new
  /// @throws IllegalArgumentException if there is no such impression
  public boolean respond(Campaign campaign, String impression, Goal kind, long valueMinor) {
    if (kind == Goal.VALUE || valueMinor < 0) {
      throw new IllegalArgumentException(
          "a response is a click or a conversion, of a value of 0 or more: %s, %d"
              .formatted(kind.wireName(), valueMinor));
    }
    CampaignRun run = run(campaign);
    synchronized (run) {
      Receipt receipt = run.receipt(impression, kind.wireName());
      if (receipt == Receipt.UNKNOWN) {
        throw new IllegalArgumentException(
            "campaign '%s' has shown no impression '%s'".formatted(campaign.id(), impression));
      }
      if (receipt == Receipt.REPEATED) {
        return false;
      }
      facts.update(
          Query.of(
              ShopCampaigns.class,
              "insert-response.sql",
              impression,
              campaign.id(),
              kind.wireName(),
              valueMinor,
              clock.instant()));
      run.respond(impression, kind.wireName(), valueMinor);
      return true;
    }
  }

  /// Stops it and gives back what of its budget was taken and not spent.
  public Campaigns.Change stop(Campaign campaign, String who) {
    Campaigns.Change change = all.stop(campaign, who);
    CampaignRun run = runs.get(campaign.id());
    if (change instanceof Campaigns.Change.Made && run != null) {
      run.giveBack();
    }
    return change;
  }

  /// What it has shown, spent and brought so far.
  public CampaignResults results(Campaign campaign) {
    impressions.flush();
    double planned =
        campaign.state() == State.DRAFT ? 0 : run(campaign).plannedShare(clock.instant());
    long spent = campaign.state() == State.DRAFT ? 0 : run(campaign).spent();
    return CampaignResults.read(facts, campaign, planned, spent, past().plan(), shop.timeZone());
  }

  /// What it will have spent and brought when it is over.
  public CampaignForecast forecast(Campaign campaign) {
    impressions.flush();
    Past past = past();
    return new Forecasting(facts, shop, audience)
        .of(
            campaign,
            campaign.state() == State.DRAFT ? null : run(campaign),
            past.plan(),
            past.visits(),
            past.from(),
            clock.instant());
  }

  /// Which copy it has for whom, and why; empty before anything was shown.
  public List<AudienceInsight> insights(Campaign campaign) {
    impressions.flush();
    return campaign.state() == State.DRAFT
        ? List.of()
        : CampaignInsights.of(facts, campaign, run(campaign).chooser());
  }

  /// Whom it may be sent to by message, now.
  public MessageList messages(Campaign campaign) {
    return messages(campaign, Set.of());
  }

  /// @param told who has a message already
  private MessageList messages(Campaign campaign, Set<CustomerId> told) {
    impressions.flush();
    return MessageList.of(facts, campaign, audience, told, clock.instant());
  }

  /// Whom the shop may write to by message now, of those who belong to one of the names.
  ///
  /// @param names as of a campaign's audience
  public MessageList messages(List<String> names) {
    return MessageList.of(facts, names, audience, clock.instant());
  }

  /// The names that campaigns and messages may be for.
  public Set<String> audiences() {
    return audience.names();
  }

  /// How copy of all campaigns was answered so far.
  public CopyResponse copyResponse() {
    impressions.flush();
    return CopyResponse.learn(
        facts.list(
            Query.of(ShopCampaigns.class, "copy-responses.sql"),
            row ->
                new CopyResponse.Past(
                    row.text(0), Attributes.parse(row.texts(1)), row.integer(2), row.integer(3))));
  }

  /// Writes what is kept in memory only, and gives back what was taken of budgets and not spent.
  public void flush() {
    impressions.flush();
    runs.values().forEach(CampaignRun::giveBack);
  }

  private CampaignRun run(Campaign campaign) {
    return runs.computeIfAbsent(campaign.id(), _ -> restored(campaign));
  }

  private CampaignRun restored(Campaign campaign) {
    var run =
        new CampaignRun(campaign, shop, past().plan(), new BudgetAccount(facts, clock, campaign));
    impressions.of(campaign.id()).forEach(run::note);
    facts
        .list(
            Query.of(ShopCampaigns.class, "responses.sql", campaign.id()),
            row -> new Told(row.text(0), row.text(1), row.integer(2)))
        .forEach(told -> run.respond(told.impression(), told.kind(), told.valueMinor()));
    return run;
  }

  private record Told(String impression, String kind, long valueMinor) {}

  /// The visits of the last four weeks, by hour.
  private record Past(TrafficPlan plan, Map<Instant, Long> visits, Instant from) {}

  /// The plan is even where there were none.
  private Past past() {
    Instant now = clock.instant();
    Instant from = now.minus(LOOK_BACK);
    var visits = new HashMap<Instant, Long>();
    facts
        .list(
            Query.of(ShopCampaigns.class, "traffic.sql", from, now),
            row -> Map.entry(Objects.requireNonNullElse(row.instantOrNull(0), now), row.integer(1)))
        .forEach(hour -> visits.merge(hour.getKey(), hour.getValue(), Long::sum));
    return new Past(
        visits.isEmpty()
            ? TrafficPlan.even(shop.timeZone(), 1)
            : TrafficPlan.learn(visits, from, now, shop.timeZone()),
        visits,
        from);
  }
}
