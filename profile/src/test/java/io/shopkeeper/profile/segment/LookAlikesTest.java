package io.shopkeeper.profile.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.customer.LifecycleStage;
import io.shopkeeper.profile.segment.LookAlikes.Alike;
import io.shopkeeper.profile.segment.LookAlikes.Reason;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// A thousand customers, 150 of whom love tea and bargains, as far as their figures tell; half of
/// these are known.
class LookAlikesTest {
  private static final int CUSTOMERS = 1_000;
  private static final int LOVERS = 150;
  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
  private static final Workers WORKERS = new Workers(POOL, 2);

  private final Map<String, CustomerStatistics> all = new TreeMap<>();
  private final Set<String> known = new TreeSet<>();
  private final Set<String> unknown = new TreeSet<>();

  LookAlikesTest() {
    RandomGenerator random = new Seed(3).generator("customers");
    for (int i = 0; i < CUSTOMERS; i++) {
      String id = "c%04d".formatted(i);
      boolean loves = i < LOVERS;
      all.put(id, customer(loves, random));
      if (loves) {
        (i % 2 == 0 ? known : unknown).add(id);
      }
    }
  }

  private static CustomerStatistics customer(boolean loves, RandomGenerator random) {
    int orders = 1 + random.nextInt(10);
    double tea = Math.clamp((loves ? .55 : .3) + .15 * random.nextGaussian(), 0, 1);
    double discounts = Math.clamp((loves ? .6 : .35) + .15 * random.nextGaussian(), 0, 1);
    return new CustomerStatistics(
        Map.of("view_item", 5L + random.nextInt(200)),
        1 + random.nextInt(30),
        orders,
        2L * orders,
        900. * orders * (.5 + random.nextDouble()),
        900,
        50 + random.nextInt(300),
        random.nextInt(60),
        random.nextInt(200),
        20 + random.nextInt(50),
        Map.of("web", random.nextDouble()),
        List.of(),
        List.of(new Preference("Tea", tea), new Preference("Cups", (1 - tea) / 2)),
        List.of(),
        List.of(),
        random.nextDouble(),
        random.nextDouble() - .5,
        discounts,
        .1 * random.nextDouble(),
        LifecycleStage.ACTIVE,
        List.of(),
        List.of());
  }

  private Population population() {
    return Population.of(
        Instant.parse("2026-06-01T12:00:00Z"),
        new HashMap<>(all),
        RfmGrid.of(all),
        Map.of(),
        Map.of(),
        Map.of(),
        Currency.getInstance("EUR"));
  }

  @Test
  void thoseWhoWereNotKnownAreFoundAmongTheMostAlike() {
    LookAlikes alike = LookAlikes.of(population(), known, WORKERS);

    assertThat(alike.ranked()).hasSize(CUSTOMERS - known.size());
    assertThat(alike.ranked()).extracting(Alike::customer).doesNotContainAnyElementsOf(known);
    List<String> first =
        alike.ranked().stream().limit(unknown.size()).map(Alike::customer).toList();
    double precision = (double) first.stream().filter(unknown::contains).count() / first.size();
    double random = (double) unknown.size() / alike.ranked().size();
    assertThat(precision).isGreaterThan(5 * random);
    assertThat(alike.ranked().getFirst().reasons())
        .extracting(Reason::figure)
        .contains("category:tea", "discount_affinity");
  }

  /// What is told beforehand of half of those who are known holds of those who are not, too.
  @Test
  void howWellTheyAreFoundIsMeasuredOnHalfOfThem() {
    LookAlikes.Quality quality = LookAlikes.of(population(), known, WORKERS).quality();
    assertThat(quality.held()).isEqualTo(37);
    assertThat(quality.random()).isBetween(.03, .05);
    assertThat(quality.precision().low()).isGreaterThan(2 * quality.random());
  }

  @Test
  void theSameCustomersAreFoundAgain() {
    assertThat(LookAlikes.of(population(), known, WORKERS))
        .isEqualTo(LookAlikes.of(population(), known, WORKERS));
  }

  @Test
  void ofTooFewNothingIsLearned() {
    assertThatThrownBy(() -> LookAlikes.of(population(), Set.of("c0001"), WORKERS))
        .hasMessageContaining("1 of 1,000");
    assertThatThrownBy(() -> LookAlikes.of(population(), all.keySet(), WORKERS))
        .hasMessageContaining("1,000 of 1,000");
  }
}
