package io.shopkeeper.experiment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.evaluation.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
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
