package io.shopkeeper.advertise.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.advertise.campaign.Campaigns.Change;
import io.shopkeeper.advertise.campaign.Offer.Reason;
import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopCampaignsTest {
  static final Shop SHOP =
      new Shop(
          new ShopId("berlin"),
          "Berlin",
          ZoneId.of("Europe/Berlin"),
          Currency.getInstance("EUR"),
          Locale.GERMANY);

  /// The day on which the clocks are put forward.
  private static final LocalDate DAY = LocalDate.of(2026, 3, 29);

  @TempDir private Path folder = Path.of("");

  private Instant now = DAY.atStartOfDay(SHOP.timeZone()).toInstant();
  private final InstantSource clock = () -> now;

  private Store store() {
    return DuckStore.open(folder, SHOP, clock);
  }

  private ShopCampaigns campaigns(Store store) {
    return new ShopCampaigns(
        store.facts(), SHOP, Audience.OF_EVERYONE, clock, new Seed(1).generator("ids"));
  }

  private Campaign draft(String id, long budget, int cap) {
    return new Campaign(
        id,
        "Spring",
        DAY,
        DAY,
        budget,
        1_000,
        Goal.CLICK,
        List.of(Campaign.EVERYONE),
        cap,
        List.of(
            new Creative("a", "Fresh tea", Map.of("category", "tea")),
            new Creative("b", "New shoes", Map.of("category", "shoes"))),
        now,
        null,
        null);
  }

  private static Campaign made(Change change) {
    assertThat(change).isInstanceOf(Change.Made.class);
    return ((Change.Made) change).campaign();
  }

  private Campaign running(ShopCampaigns campaigns, Campaign draft) {
    return made(campaigns.all().start(made(campaigns.all().declare(draft, "ann")), DAY, "ann"));
  }

  private static Visitor session(String id) {
    return new Visitor(null, new SessionId(id), Map.of("category", "tea"));
  }

  private static Reason reason(Offer offer) {
    assertThat(offer).isInstanceOf(Offer.Withheld.class);
    return ((Offer.Withheld) offer).reason();
  }

  private static void converts(ShopCampaigns campaigns, Campaign campaign, CustomerId customer) {
    var visitor = new Visitor(customer, null, Map.of());
    Offer offer = campaigns.decide(campaign, visitor);
    for (int i = 0; i < 300 && !(offer instanceof Offer.Shown); i++) {
      offer = campaigns.decide(campaign, visitor);
    }
    String impression = ((Offer.Shown) offer).impression().id();
    assertThat(campaigns.respond(campaign, impression, Goal.CONVERSION, 500)).isTrue();
    assertThat(campaigns.respond(campaign, impression, Goal.CONVERSION, 500)).isFalse();
  }

  @Test
  void messagesGoToWhoAgreedAndDidNotJustBuyOrComplain() {
    try (Store store = store()) {
      var customers = List.of("c1", "c2", "c3", "c4").stream().map(CustomerId::new).toList();
      store
          .facts()
          .putReviews(
              List.of(
                  new Review(
                      new ReviewId("r"),
                      new ProductId("p"),
                      new CustomerId("c2"),
                      1.0,
                      null,
                      "Broken",
                      Channel.WEB,
                      now)));
      var campaigns =
          new ShopCampaigns(
              store.facts(), SHOP, new Agreeing(customers), clock, new Seed(1).generator("ids"));
      Campaign campaign = running(campaigns, draft("spring", 5_000, 9));
      now = now.plusSeconds(40_000);
      converts(campaigns, campaign, customers.getFirst());

      MessageList messages = campaigns.messages(campaign);
      assertThat(messages.customers()).containsExactly(new CustomerId("c3"));
      assertThat(messages.leftOut())
          .isEqualTo(Map.of("complained", 1, "converted", 1, "no_consent", 1));
      assertThat(campaigns.copyResponse().impressions()).isPositive();
    }
  }

  @Test
  void whatWasDoneUnderAnotherIdOfACustomerSuppressesThem() {
    var members = List.of("c1", "c2", "c3").stream().map(CustomerId::new).toList();
    try (Store store = store()) {
      for (var one : members) {
        store
            .facts()
            .update(
                new Query(
                    "merge",
                    "INSERT INTO merge(kind, a, b, probability, reason, decided_by, decided_at)"
                        + " VALUES ('customers', ?, ?, 1, '', 'ann', ?)",
                    List.of(one.value(), one.value() + "-till", now)));
      }
      store
          .facts()
          .putReviews(
              List.of(
                  new Review(
                      new ReviewId("r"),
                      new ProductId("p"),
                      new CustomerId("c2-till"),
                      1.0,
                      null,
                      "Broken",
                      Channel.WEB,
                      now)));
      var campaigns =
          new ShopCampaigns(
              store.facts(), SHOP, new Agreeing(members), clock, new Seed(1).generator("ids"));
      Campaign campaign = running(campaigns, draft("spring", 5_000, 9));
      now = now.plusSeconds(40_000);
      converts(campaigns, campaign, new CustomerId("c1-till"));

      MessageList messages = campaigns.messages(campaign);
      assertThat(messages.customers()).containsExactly(new CustomerId("c3"));
      assertThat(messages.leftOut()).isEqualTo(Map.of("complained", 1, "converted", 1));
    }
  }

  @Test
  void aBudgetIsNeverExceededAcrossCrashesAndNearlyAllOfItIsSpent() {
    long shown = 0;
    for (int crash = 0; crash < 4; crash++) {
      try (Store store = store()) {
        // Never flushed nor given back: as if killed.
        ShopCampaigns campaigns = campaigns(store);
        Campaign campaign =
            campaigns
                .all()
                .find("spring")
                .orElseGet(() -> running(campaigns, draft("spring", 200, 9)));
        for (int i = 0; i < 500; i++) {
          now = now.plusSeconds(40);
          Offer offer = campaigns.decide(campaign, session("s" + crash + "-" + i));
          shown += offer instanceof Offer.Shown ? 1 : 0;
        }
      }
    }
    assertThat(shown).isBetween(180L, 200L);
  }

  @Test
  void aResponseCountsOnceAndALostOneIsNamed() {
    try (Store store = store()) {
      ShopCampaigns campaigns = campaigns(store);
      Campaign campaign = running(campaigns, draft("spring", 100_000, 9));
      now = now.plusSeconds(3_600);
      var shown = new ArrayList<Impression>();
      for (int i = 0; i < 40; i++) {
        if (campaigns.decide(campaign, session("s" + i)) instanceof Offer.Shown one) {
          shown.add(one.impression());
        }
      }
      assertThat(shown).hasSizeGreaterThan(10);
      String first = shown.getFirst().id();
      assertThat(campaigns.respond(campaign, first, Goal.CLICK, 0)).isTrue();
      assertThat(campaigns.respond(campaign, first, Goal.CLICK, 0)).isFalse();
      assertThat(campaigns.respond(campaign, first, Goal.CONVERSION, 990)).isTrue();
      assertThatThrownBy(() -> campaigns.respond(campaign, "nothing", Goal.CLICK, 0))
          .hasMessageContaining("has shown no impression 'nothing'");
      assertThatThrownBy(() -> campaigns.respond(campaign, first, Goal.CONVERSION, -1))
          .hasMessageContaining("-1");
      campaigns.flush();
      ShopCampaigns again = campaigns(store);
      assertThat(again.respond(campaign, first, Goal.CONVERSION, 990)).isFalse();
      CampaignResults results = again.results(campaign);
      assertThat(results.spentMinor()).isEqualTo(shown.size());
      assertThat(results.creatives().stream().mapToLong(one -> one.impressions()).sum())
          .isEqualTo(shown.size());
      assertThat(results.creatives().stream().mapToLong(one -> one.valueMinor()).sum())
          .isEqualTo(990);
      assertThat(reason(again.decide(campaign, session(shown.getFirst().unit()))))
          .isEqualTo(Reason.CONVERTED);
    }
  }

  @Test
  void nobodyIsShownMoreThanTheCapNorBeforeOrAfterItsDays() {
    try (Store store = store()) {
      ShopCampaigns campaigns = campaigns(store);
      Campaign campaign = running(campaigns, draft("spring", 1_000_000, 2));
      now = now.plusSeconds(7_200);
      for (int i = 0; i < 20; i++) {
        campaigns.decide(campaign, session("again"));
      }
      assertThat(reason(campaigns.decide(campaign, session("again"))))
          .isEqualTo(Reason.SEEN_ENOUGH);
      now = DAY.atStartOfDay(SHOP.timeZone()).toInstant().minusSeconds(1);
      assertThat(reason(campaigns.decide(campaign, session("x")))).isEqualTo(Reason.NOT_YET);
      // The day has 23 hours.
      now = DAY.atStartOfDay(SHOP.timeZone()).toInstant().plus(Duration.ofHours(23));
      assertThat(reason(campaigns.decide(campaign, session("x")))).isEqualTo(Reason.OVER);
      assertThat(reason(campaigns.decide(made(campaigns.stop(campaign, "ann")), session("x"))))
          .isEqualTo(Reason.NOT_RUNNING);
    }
  }

  @Test
  void anAudienceThatAVisitorIsNotInIsShownNothing() {
    try (Store store = store()) {
      ShopCampaigns campaigns = campaigns(store);
      Campaign open = draft("spring", 1_000, 2);
      var lapsed =
          new Campaign(
              "lapsed",
              open.name(),
              DAY,
              DAY,
              1_000,
              1_000,
              Goal.VALUE,
              List.of("lapsed"),
              1,
              open.creatives(),
              now,
              null,
              null);
      Campaign campaign = running(campaigns, lapsed);
      var customer = new Visitor(new CustomerId("c-1"), null, Map.of());
      assertThat(reason(campaigns.decide(campaign, customer))).isEqualTo(Reason.NOT_IN_AUDIENCE);
      assertThat(reason(campaigns.decide(campaign, session("s"))))
          .isEqualTo(Reason.NOT_IN_AUDIENCE);
    }
  }

  @Test
  void whatCannotBeACampaignIsRefused() {
    assertThatThrownBy(() -> draft("spring", 0, 1)).hasMessageContaining("needs a budget above 0");
    assertThatThrownBy(() -> draft("spring", 100, 0)).hasMessageContaining("a daily cap of 0");
    Campaign good = draft("spring", 100, 1);
    assertThatThrownBy(() -> changed(good, DAY.minusDays(1), good.audience(), good.creatives()))
        .hasMessageContaining("ends on 2026-03-28, before it begins on 2026-03-29");
    assertThatThrownBy(() -> changed(good, DAY, List.of(), good.creatives()))
        .hasMessageContaining("is for nobody");
    assertThatThrownBy(() -> changed(good, DAY, good.audience(), List.of()))
        .hasMessageContaining("needs 1 to 10000 creatives: 0");
    assertThatThrownBy(() -> new Visitor(null, null, Map.of())).hasMessageContaining("neither");
  }

  @Test
  void aCampaignThatIsOverIsNotStartedAndAStartedOneNotChanged() {
    try (Store store = store()) {
      ShopCampaigns campaigns = campaigns(store);
      Campaign draft = made(campaigns.all().declare(draft("spring", 100, 1), "ann"));
      assertThat(campaigns.all().start(draft, DAY.plusDays(1), "ann"))
          .isInstanceOf(Change.Refused.class);
      made(campaigns.all().start(draft, DAY, "ann"));
      assertThat(campaigns.all().declare(draft, "bob")).isInstanceOf(Change.Refused.class);
      assertThat(campaigns(store).all().find("spring").orElseThrow().state())
          .isEqualTo(Campaign.State.RUNNING);
      assertThat(campaigns.all().acts("spring"))
          .extracting(Campaigns.Act::what)
          .containsExactly("declared", "started");
    }
  }

  private static Campaign changed(
      Campaign good, LocalDate ends, List<String> audience, List<Creative> creatives) {
    return new Campaign(
        good.id(),
        good.name(),
        good.starts(),
        ends,
        good.budgetMinor(),
        good.perThousandMinor(),
        good.goal(),
        audience,
        good.dailyCap(),
        creatives,
        good.createdAt(),
        null,
        null);
  }
}
