package io.shopkeeper.advertise.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a campaign tells of itself beside what it did, and its messages.
class CampaignOutlookTest {
  private static final Shop SHOP =
      new Shop(
          new ShopId("berlin"),
          "Berlin",
          ZoneOffset.UTC,
          Currency.getInstance("EUR"),
          Locale.GERMANY);
  private static final LocalDate DAY = LocalDate.of(2026, 3, 29);

  @TempDir private Path folder = Path.of("");

  private Instant now = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

  private Store store() {
    return DuckStore.open(folder, SHOP, () -> now);
  }

  private ShopCampaigns campaigns(Store store, Audience audience) {
    return new ShopCampaigns(
        store.facts(), SHOP, audience, () -> now, new Seed(1).generator("ids"));
  }

  private Campaign draft(String id, long budgetMinor) {
    return draft(id, budgetMinor, Campaign.EVERYONE);
  }

  private Campaign draft(String id, long budgetMinor, String audience) {
    return new Campaign(
        id,
        "Spring",
        DAY,
        DAY,
        budgetMinor,
        1_000,
        Goal.CLICK,
        List.of(audience),
        5,
        List.of(
            new Creative("a", "Fresh tea", Map.of("category", "tea")),
            new Creative("b", "New shoes", Map.of("category", "shoes"))),
        now,
        null,
        null);
  }

  private static Campaign running(ShopCampaigns campaigns, Campaign draft) {
    campaigns.all().declare(draft, "ann");
    campaigns.all().start(draft, DAY, "ann");
    return campaigns.all().find(draft.id()).orElseThrow();
  }

  private static Visitor session(String id) {
    return new Visitor(null, new SessionId(id), Map.of("category", "tea"));
  }

  /// Every message is paid for; whom the budget does not reach is told.
  @Test
  void messagesAreImpressionsUntilTheBudgetIsSpent() {
    try (Store store = store()) {
      var customers = List.of("c1", "c2", "c3", "c4").stream().map(CustomerId::new).toList();
      ShopCampaigns campaigns = campaigns(store, new Agreeing(customers));
      Campaign campaign = running(campaigns, draft("spring", 2));
      assertThat(campaigns.send(draft("other", 2)).leftOut()).containsEntry("not_running", 3);
      now = now.plusSeconds(7_200);
      SentMessages sent = campaigns.send(campaign);
      assertThat(sent.messages())
          .extracting(one -> one.impression().unit())
          .containsExactly("c1", "c2");
      assertThat(sent.leftOut())
          .containsOnly(Map.entry("no_consent", 1), Map.entry("budget_spent", 1));
      String id = sent.messages().getFirst().impression().id();
      assertThat(campaigns.respond(campaign, id, Goal.CLICK, 0)).isTrue();
      assertThat(campaigns.results(campaign).spentMinor()).isEqualTo(2);
      assertThat(campaigns.forecast(campaign).clicks().orElseThrow().estimate()).isEqualTo(1);
    }
  }

  /// Asked twice on a day, also after a restart, the same messages are told; on another day others.
  @Test
  void aCustomerHasOneMessageOfACampaignADay() {
    var customers = List.of("c1", "c2", "c3").stream().map(CustomerId::new).toList();
    List<Offer.Shown> first;
    try (Store store = store()) {
      ShopCampaigns campaigns = campaigns(store, new Agreeing(customers));
      Campaign campaign = running(campaigns, draft("spring", 50));
      now = now.plusSeconds(7_200);
      first = campaigns.send(campaign).messages();
      assertThat(first).hasSize(3);
      assertThat(campaigns.send(campaign).messages()).isEqualTo(first);
    }
    now = now.plusSeconds(60);
    try (Store store = store()) {
      ShopCampaigns campaigns = campaigns(store, new Agreeing(customers));
      Campaign campaign = campaigns.all().find("spring").orElseThrow();
      assertThat(campaigns.send(campaign).messages()).isEqualTo(first);
      assertThat(campaigns.results(campaign).creatives())
          .extracting(CampaignResults.CreativeResult::impressions)
          .satisfies(
              shown -> assertThat(shown.stream().mapToLong(Long::longValue).sum()).isEqualTo(3));
    }
  }

  /// Of the visits of the past those count that are by who would be addressed: here one of four,
  /// without asking of each visitor on its own who they are.
  @Test
  void aDraftReachesThePartOfVisitsThatIsItsAudiences() {
    try (Store store = store()) {
      var customers = List.of("c1", "c4").stream().map(CustomerId::new).toList();
      var events = new ArrayList<ShopEvent>();
      for (int visit = 0; visit < 200; visit++) {
        Instant then = now.minus(Duration.ofHours(1 + 3L * visit));
        for (String who : List.of("c1", "c2", "c4", "")) {
          var customer = who.isEmpty() ? null : new CustomerId(who);
          String id = who + "-" + visit;
          events.add(
              new ShopEvent.ViewItem(
                  new EventId(id),
                  new Visit(customer, new SessionId(id), Channel.WEB, then),
                  new ProductId("p")));
        }
      }
      store.log().append(events);
      ShopCampaigns campaigns = campaigns(store, new Agreeing(customers));
      double everybody = campaigns.forecast(draft("all", 100_000)).impressions().estimate();
      double loyal = campaigns.forecast(draft("loyal", 100_000, "loyal")).impressions().estimate();
      assertThat(everybody).isGreaterThan(20);
      assertThat(loyal).isCloseTo(everybody / 4, within(2.));
    }
  }

  /// Who likes tea answers tea: the share, the rates and the reasons say so, and the reasons add
  /// up.
  @Test
  void itTellsWhichCopyIsForWhomAndWhy() {
    try (Store store = store()) {
      ShopCampaigns campaigns = campaigns(store, Audience.OF_EVERYONE);
      assertThat(campaigns.insights(draft("spring", 100_000))).isEmpty();
      Campaign campaign = running(campaigns, draft("spring", 100_000));
      now = now.plusSeconds(7_200);
      for (int i = 0; i < 600; i++) {
        Offer offer = campaigns.decide(campaign, session("s" + i));
        if (offer instanceof Offer.Shown(Impression one, Creative creative)
            && creative.id().equals("a")
            && i % 2 == 0) {
          campaigns.respond(campaign, one.id(), Goal.CLICK, 0);
        }
      }
      AudienceInsight tea = campaigns.insights(campaign).getFirst();
      assertThat(tea.interest()).isEqualTo("category=tea");
      AudienceInsight.Standing first = tea.creatives().getFirst();
      assertThat(first.creative().id()).isEqualTo("a");
      assertThat(first.share()).isGreaterThan(.9);
      assertThat(first.expected().low()).isPositive();
      assertThat(first.reasons())
          .extracting(AudienceInsight.Reason::feature)
          .containsExactlyInAnyOrder("a", "category=tea");
      double sum = first.reasons().stream().mapToDouble(AudienceInsight.Reason::sum).sum();
      assertThat(sum).isBetween(first.expected().low(), first.expected().high());
    }
  }
}
