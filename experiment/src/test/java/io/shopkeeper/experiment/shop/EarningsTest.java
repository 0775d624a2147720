package io.shopkeeper.experiment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Shopkeeper as a whole earns, beside who is held out of everything.
class EarningsTest {
  @TempDir private Path folder;

  private static boolean heldOut(
      TrialShop shop, @Nullable String customer, @Nullable String session) {
    return shop.experiments()
        .decisions()
        .heldOut(
            customer == null ? null : new CustomerId(customer),
            session == null ? null : new SessionId(session));
  }

  @Test
  void whatTheOthersPayMoreIsEarnedAndTheIntervalHoldsTheTruth() {
    try (var shop = new TrialShop(folder)) {
      assertThat(shop.experiments().earnings()).isEmpty();
      shop.experiments().all().holdOut("", .2, "Ada");
      var random = new SplittableRandom(7);
      double truth = 0;
      long shown = 0;
      for (int i = 0; i < 6_000; i++) {
        boolean held = heldOut(shop, "c" + i, null);
        shop.pass(Duration.ofMillis(10));
        long mean = held ? 500 : 900;
        if (random.nextInt(2) == 0) {
          shop.buy("c" + i, "o" + i, mean + random.nextInt(2 * (int) mean));
        }
        shown += held ? 0 : 1;
        truth += held ? 0 : 400;
      }
      // A buyer pays twice the mean on average, and every second buys.
      shop.tell();
      Earnings found = shop.experiments().earnings().orElseThrow();
      Interval earned = found.earned().orElseThrow();
      assertThat(found.shown()).isEqualTo(shown);
      assertThat(found.heldOut()).isEqualTo(6_000 - shown).isCloseTo(1_200, within(150L));
      assertThat(earned.low()).isPositive().isLessThan(truth);
      assertThat(earned.high()).isGreaterThan(truth);
      assertThat(earned.estimate() / shown)
          .isCloseTo(
              found.results().arms().getLast().measured(Metric.REVENUE).sample().value()
                  - found.results().arms().getFirst().measured(Metric.REVENUE).sample().value(),
              within(1e-6));
      assertThat(found.results().doubts().grave()).isFalse();
    }
  }

  @Test
  void whoIsHeldOutIsInNoExperimentAndStaysSoOnEveryDevice() {
    try (var shop = new TrialShop(folder)) {
      shop.experiments().all().holdOut("", .5, "Ada");
      shop.start(TrialShop.plan(Metric.CONVERSION));
      Set<String> held = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        // The visit is asked about first; then the customer logs in.
        if (heldOut(shop, null, "s" + i)) {
          held.add("c" + i);
        }
        assertThat(heldOut(shop, "c" + i, "s" + i)).isEqualTo(held.contains("c" + i));
        assertThat(shop.arm("c" + i, "s" + i).isEmpty()).isEqualTo(held.contains("c" + i));
      }
      assertThat(held).hasSizeBetween(60, 140);
      shop.restart();
      for (int i = 0; i < 200; i++) {
        assertThat(heldOut(shop, "c" + i, "other" + i)).isEqualTo(held.contains("c" + i));
      }
      assertThat(heldOut(shop, null, null)).as("nobody in particular").isFalse();
    }
  }

  /// Who is seen unknown and then known, and unknown again, mostly gets both arms where an arm is
  /// small; what they pay has nothing to do with it.
  @Test
  void whoWasGivenBothArmsCountsWithTheFirst() {
    try (var shop = new TrialShop(folder)) {
      shop.experiments().all().holdOut("", .1, "Ada");
      var random = new SplittableRandom(8);
      int held = 0;
      int crossed = 0;
      for (int i = 0; i < 2_000; i++) {
        String customer = "c" + i;
        boolean first = heldOut(shop, null, "s" + i);
        shop.look(customer, "s" + i);
        shop.pass(Duration.ofSeconds(1));
        held += first ? 1 : 0;
        crossed += heldOut(shop, customer, null) == first ? 0 : 1;
        shop.pass(Duration.ofSeconds(1));
        heldOut(shop, null, "t" + i);
        shop.look(customer, "t" + i);
        if (random.nextInt(2) == 0) {
          shop.buy(customer, "o" + i, 500 + random.nextInt(1_000));
        }
      }
      assertThat(crossed).isGreaterThan(200);
      shop.tell();
      Earnings found = shop.experiments().earnings().orElseThrow();
      assertThat(found.results().doubts().grave()).isFalse();
      assertThat(found.results().doubts().crossed()).as("left out").isZero();
      assertThat(found.heldOut()).isEqualTo(held);
      assertThat(found.shown()).isEqualTo(2_000 - held);
      Interval earned = found.earned().orElseThrow();
      assertThat(earned.low()).isNegative();
      assertThat(earned.high()).isPositive();
    }
  }

  @Test
  void nothingIsToldWhereTheArmsDidNotGetTheirShares() {
    try (var shop = new TrialShop(folder)) {
      shop.experiments().all().holdOut("", .1, "Ada");
      String id = shop.experiments().all().holdout().orElseThrow().id();
      shop.store()
          .facts()
          .update(
              new Query(
                  "exposures",
                  """
                  INSERT INTO exposure(experiment, kind, unit, arm, seen_at)
                  SELECT ?, 'customer', 'c' || i, if(i % 2 = 0, 'held-out', 'shown'), ?
                  FROM range(400) t(i)
                  """,
                  List.of(id, shop.now())));
      for (int i = 0; i < 400; i += 3) {
        shop.buy("c" + i, "o" + i, 500 + i);
      }
      shop.tell();
      Earnings found = shop.experiments().earnings().orElseThrow();
      assertThat(found.results().doubts().grave()).isTrue();
      assertThat(found.earned()).isEmpty();
    }
  }

  @Test
  void anotherShareBeginsAnotherComparisonAndNoneEndsIt() {
    try (var shop = new TrialShop(folder)) {
      shop.experiments().all().holdOut("", .5, "Ada");
      heldOut(shop, "a", null);
      assertThat(seen(shop)).isEqualTo(1);
      shop.pass(Duration.ofDays(1));
      shop.experiments().all().holdOut("", .1, "Ada");
      assertThat(seen(shop)).isZero();
      assertThat(shop.experiments().earnings().orElseThrow().earned()).isEmpty();
      heldOut(shop, "b", null);
      shop.arm("a");
      assertThat(seen(shop)).as("asking for arms counts as well").isEqualTo(2);
      shop.experiments().all().holdOut("layer", .5, "Ada");
      assertThat(seen(shop)).isEqualTo(2);
      shop.experiments().all().holdOut("", 0, "Ada");
      assertThat(shop.experiments().earnings()).isEmpty();
      assertThat(heldOut(shop, "b", null)).isFalse();
    }
  }

  private static long seen(TrialShop shop) {
    Earnings found = shop.experiments().earnings().orElseThrow();
    return found.heldOut() + found.shown();
  }
}
