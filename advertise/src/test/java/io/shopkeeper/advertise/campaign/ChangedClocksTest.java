package io.shopkeeper.advertise.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.advertise.campaign.Offer.Reason;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A campaign of two days, the first of which is the day on which the clocks are changed.
class ChangedClocksTest {
  private static final Shop SHOP = ShopCampaignsTest.SHOP;
  private static final long BUDGET_MINOR = 4_900;

  @TempDir private Path folder = Path.of("");

  private Instant now = Instant.EPOCH;

  private static Campaign draft(LocalDate day, Instant at) {
    return new Campaign(
        "autumn",
        "Autumn",
        day,
        day.plusDays(1),
        BUDGET_MINOR,
        1_000,
        Goal.CLICK,
        List.of(Campaign.EVERYONE),
        1,
        List.of(
            new Creative("a", "Fresh tea", Map.of("category", "tea")),
            new Creative("b", "New shoes", Map.of("category", "shoes"))),
        at,
        null,
        null);
  }

  @ParameterizedTest
  @CsvSource({"2026-10-25, 25", "2026-03-29, 23", "2026-05-10, 24"})
  void budgetPacingAndCapFollowTheDayOfTheCalendar(LocalDate day, int hours) {
    Instant start = day.atStartOfDay(SHOP.timeZone()).toInstant();
    now = start;
    try (Store store = DuckStore.open(folder, SHOP, () -> now)) {
      var campaigns =
          new ShopCampaigns(
              store.facts(), SHOP, Audience.OF_EVERYONE, () -> now, new Seed(1).generator("ids"));
      Campaign draft = draft(day, now);
      campaigns.all().declare(draft, "ann");
      campaigns.all().start(draft, day, "ann");
      Campaign campaign = campaigns.all().find(draft.id()).orElseThrow();
      var visitor = new Visitor(null, new SessionId("s"), Map.of("category", "tea"));
      now = start.plus(Duration.ofHours(hours)).minusSeconds(60);
      for (int i = 0; i < 20; i++) {
        campaigns.decide(campaign, visitor);
      }
      assertThat(campaigns.decide(campaign, visitor))
          .isEqualTo(new Offer.Withheld(Reason.SEEN_ENOUGH));

      now = start.plus(Duration.ofHours(hours));
      CampaignResults results = campaigns.results(campaign);
      double part = hours / (hours + 24.);
      assertThat(results.plannedShare()).isCloseTo(part, within(1e-9));
      assertThat(results.days().getFirst().plannedMinor())
          .isCloseTo(part * BUDGET_MINOR, within(1e-6));
      assertThat(results.days())
          .extracting(CampaignResults.DayResult::impressions)
          .containsExactly(1L, 0L);

      assertThat(campaigns.decide(campaign, visitor))
          .as("another day")
          .isInstanceOf(Offer.Shown.class);
      assertThat(campaigns.results(campaign).days())
          .extracting(CampaignResults.DayResult::impressions)
          .containsExactly(1L, 1L);
    }
  }
}
