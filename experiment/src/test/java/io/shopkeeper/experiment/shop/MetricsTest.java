package io.shopkeeper.experiment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.QuantileSketch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is measured of units, and that what was measured is told again.
class MetricsTest {
  private static final Metric WEEK = Metric.of("retention:7");

  @TempDir private Path folder;

  private static Measured measured(ExperimentResults results, String arm, Metric metric) {
    return results.arms().stream()
        .filter(one -> one.name().equals(arm))
        .findFirst()
        .orElseThrow()
        .measured(metric);
  }

  private static double did(ExperimentResults results, Metric metric) {
    return results.arms().stream()
        .mapToDouble(arm ->
            arm.measured(metric) instanceof Measured.Summed(var _, Moments moments)
                ? moments.sum(0)
                : Double.NaN)
        .sum();
  }

  private static long units(ExperimentResults results, Metric metric) {
    return results.arms().stream().mapToLong(arm -> arm.measured(metric).units()).sum();
  }

  @Test
  void whoCameBackOnALaterDayInTimeCountsAndWhoIsNotOldEnoughIsLeftOut() {
    try (var shop = new TrialShop(folder, ZoneId.of("Asia/Shanghai"))) {
      shop.start(TrialShop.plan(WEEK));
      for (String customer : List.of("same-day", "next-day", "seventh", "late", "never", "back")) {
        shop.arm(customer);
      }
      // Noon in London is eight in the evening in Shanghai.
      shop.pass(Duration.ofHours(3));
      shop.look("same-day");
      shop.pass(Duration.ofHours(2));
      shop.look("next-day");
      shop.giveBack("back", "o", 100);
      assertThat(units(shop.results(), WEEK)).as("nobody is seven days old").isZero();
      shop.pass(Duration.ofDays(6));
      shop.look("seventh");
      shop.arm("young");
      shop.pass(Duration.ofDays(1));
      shop.look("late");
      shop.look("young");
      ExperimentResults results = shop.results();
      assertThat(units(results, WEEK)).isEqualTo(6);
      assertThat(did(results, WEEK)).as("next-day and seventh").isEqualTo(2);
      assertThat(units(results, Metric.CONVERSION)).isEqualTo(7);
      shop.pass(Duration.ofDays(6));
      assertThat(units(shop.results(), WEEK)).isEqualTo(7);
      assertThat(did(shop.results(), WEEK)).isEqualTo(3);
    }
  }

  @Test
  void amountsAreThoseOfTheOrders() {
    Metric capped = Metric.of("revenue:20");
    Metric value = Metric.of("order-value");
    Metric median = Metric.of("spent:0.5");
    Metric refunds = Metric.of("refunds");
    try (var shop = new TrialShop(folder)) {
      shop.start(
          TrialShop.plan(
              value, "revenue:20=0.9", "spent:0.5=0.9", "refunds=0.9", "retention:7=0.9"));
      var random = new SplittableRandom(5);
      var paid = new ArrayList<Long>();
      long orders = 0;
      for (int i = 0; i < 900; i++) {
        boolean old = shop.arm("c" + i).equals("old");
        shop.pass(Duration.ofSeconds(1));
        long sum = 0;
        for (int o = 0; o < i % 3; o++) {
          long minor = 500L + random.nextInt(5_000);
          shop.buy("c" + i, "o" + i + "-" + o, minor);
          sum += minor;
          orders += old ? 1 : 0;
        }
        if (i % 10 == 0) {
          shop.giveBack("c" + i, "r" + i, 100);
        }
        if (old) {
          paid.add(sum);
        }
      }
      ExperimentResults results = shop.results();
      double all = paid.stream().mapToLong(Long::longValue).sum();
      assertThat(measured(results, "old", Metric.REVENUE).sample().value())
          .isCloseTo(all / paid.size(), within(1e-9));
      assertThat(measured(results, "old", capped).sample().value())
          .isCloseTo(
              paid.stream().mapToLong(one -> Math.min(one, 2_000)).average().orElseThrow(),
              within(1e-9));
      assertThat(measured(results, "old", value).sample().value())
          .isCloseTo(all / orders, within(1e-9));
      assertThat(did(results, refunds)).isEqualTo(90);
      var spent = new QuantileSketch();
      paid.stream().filter(one -> one > 0).forEach(one -> spent.add((double) one));
      assertThat(measured(results, "old", median)).isEqualTo(new Measured.Sketched(.5, spent));
      assertThat(results.differences())
          .extracting(difference -> difference.metric().wireName())
          .containsExactly(
              "conversion",
              "revenue",
              "order-value",
              "revenue:20",
              "spent:0.5",
              "refunds",
              "retention:7");
      assertThat(results.days().getLast().differences())
          .as("by the declared metric")
          .isEqualTo(results.differences().subList(2, 3));
      assertThat(results.experiment().stops()).isEmpty();
    }
  }

  @Test
  void sumsOfDaysAndSegmentsAddUp() {
    Metric median = Metric.of("spent:0.5");
    try (var shop = new TrialShop(folder)) {
      for (int i = 0; i < 300; i += 4) {
        shop.buy("c" + i, "before" + i, 700);
      }
      shop.pass(Duration.ofHours(1));
      shop.start(TrialShop.plan(median, "order-value=0.9"));
      for (int day = 0; day < 3; day++) {
        for (int i = 100 * day; i < 100 * (day + 1); i++) {
          shop.arm("c" + i);
          shop.pass(Duration.ofSeconds(1));
          if (i % 3 == 0) {
            shop.buy("c" + i, "o" + i, 100L * (i + 1));
          }
        }
        shop.pass(Duration.ofDays(1));
      }
      ExperimentResults results = shop.results();
      assertThat(results.days()).hasSize(3);
      assertThat(results.days().getLast().units()).isEqualTo(300);
      assertThat(results.segments())
          .extracting(one -> one.name() + "=" + one.units())
          .containsExactly("new=225", "returning=75");
      assertThat(results.arms().stream().mapToLong(ArmResult::bought).sum()).isEqualTo(100);
      assertThat(units(results, median)).isEqualTo(100);
    }
  }

  /// What came in after the end, a start of the program and another count change nothing.
  @Test
  void aFinishedExperimentIsCountedFromTheLogAgainToTheSameResults() {
    try (var shop = new TrialShop(folder)) {
      shop.start(
          TrialShop.plan(
              Metric.of("retention:2"),
              List.of("old", "new", "bad"),
              "conversion=0.05",
              "spent:0.5=0.9",
              "order-value=0.9"));
      var random = new SplittableRandom(9);
      for (int day = 0; day < 4; day++) {
        for (int i = 0; i < 900; i++) {
          String arm = shop.arm("c" + i + "/" + i % 4 * day);
          shop.pass(Duration.ofMillis(1));
          if (random.nextInt(10) < (arm.equals("bad") ? 1 : 5)) {
            shop.buy("c" + i + "/" + i % 4 * day, "o" + day + "-" + i, 1 + random.nextInt(9_999));
          }
        }
        shop.pass(Duration.ofDays(1));
      }
      assertThat(shop.results().experiment().stops()).extracting(ArmStop::arm).contains("bad");
      shop.pass(Duration.ofHours(1));
      Experiment stopped = TrialShop.made(shop.experiments().all().stop(shop.experiment(), "Ada"));
      shop.pass(Duration.ofSeconds(1));
      ExperimentResults then = shop.results();
      for (int i = 0; i < 900; i++) {
        shop.arm("c" + i + "/0");
        shop.buy("c" + i + "/0", "after" + i, 5_000);
        shop.giveBack("c" + i + "/0", "r" + i, 5_000);
      }
      for (int look = 0; look < 1_100; look++) {
        shop.pass(Duration.ofMillis(1));
        shop.look("c1/0");
      }
      shop.pass(Duration.ofDays(30));
      shop.restart();
      assertThat(shop.experiment()).isEqualTo(stopped);
      assertThat(shop.results()).isEqualTo(then);
    }
  }

  @Test
  void namesAreReadAgain() {
    for (Metric metric : Metric.USUAL) {
      assertThat(Metric.of(metric.wireName())).isEqualTo(metric);
    }
    assertThat(Metric.of("revenue:12.50").wireName()).isEqualTo("revenue:12.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clicks",
        "revenue:",
        "revenue:-1",
        "revenue:NaN",
        "conversion:3",
        "retention",
        "retention:0",
        "retention:1.5",
        "retention:400",
        "spent",
        "spent:1",
        "spent:0"
      })
  void whatIsNoMetricIsRefused(String name) {
    assertThatThrownBy(() -> Metric.of(name)).isInstanceOf(IllegalArgumentException.class);
  }
}
