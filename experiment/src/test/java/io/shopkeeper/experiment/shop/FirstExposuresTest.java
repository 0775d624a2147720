package io.shopkeeper.experiment.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.experiment.shop.ExperimentResults.DayResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table that results are read from, and what results make of it.
class FirstExposuresTest {
  @TempDir private Path folder;

  private record Logged(String kind, String unit, String arm, Instant at) {}

  private static void log(TrialShop shop, List<Logged> rows) {
    shop.store()
        .facts()
        .update(
            new Query(
                "exposures",
                """
                INSERT INTO exposure(experiment, kind, unit, arm, seen_at)
                SELECT 't', unnest(?), unnest(?), unnest(?), unnest(?::TIMESTAMP[])
                """,
                List.of(
                    rows.stream().map(Logged::kind).toList(),
                    rows.stream().map(Logged::unit).toList(),
                    rows.stream().map(Logged::arm).toList(),
                    rows.stream()
                        .map(row -> row.at().toString().replace('T', ' ').replace("Z", ""))
                        .toList())));
  }

  private static List<String> table(TrialShop shop) {
    return shop.store()
        .facts()
        .list(
            new Query(
                "first exposures",
                """
                SELECT concat_ws(' ', experiment, kind, unit, arm, seen_at, again)
                FROM first_exposure ORDER BY ALL
                """,
                List.of()),
            row -> row.text(0));
  }

  private static void tell(TrialShop shop, String sql) {
    shop.store().facts().update(new Query("test", sql, List.of()));
  }

  private static List<Logged> drawn(SplittableRandom random, Instant from, int rows) {
    var drawn = new ArrayList<Logged>();
    for (int i = 0; i < rows; i++) {
      drawn.add(
          new Logged(
              random.nextInt(3) == 0 ? "session" : "customer",
              "u-" + random.nextInt(300),
              random.nextInt(40) == 0 ? "new" : "old",
              // The clock goes back at times.
              from.plusSeconds(i - random.nextInt(30))));
    }
    return drawn;
  }

  @Test
  void whoIsForgottenIsNotWrittenLater() {
    try (var shop = new TrialShop(folder)) {
      Exposures exposures = shop.experiments().exposures();
      var gone = new Exposures.Unit("t", "customer", "c-1");
      var stays = new Exposures.Unit("t", "session", "c-1");
      exposures.log(gone, "new");
      exposures.log(stays, "new");

      exposures.forget(Set.of(new CustomerId("c-1")));
      exposures.fold();

      assertThat(table(shop)).hasSize(1).first().asString().startsWith("t session c-1 new");
      assertThat(exposures.arm(gone)).isEmpty();
      assertThat(exposures.arm(stays)).contains("new");
    }
  }

  @Test
  void theTableIsThatOfTheLogHoweverOftenItWasBroughtUpAndAfterAKill() {
    try (var shop = new TrialShop(folder)) {
      shop.start(TrialShop.plan(Metric.CONVERSION));
      var random = new SplittableRandom(3);
      var rows = new ArrayList<Logged>();
      for (int step = 0; step < 6; step++) {
        List<Logged> some = drawn(random, TrialShop.NOON.plusSeconds(1_000 * step), 200);
        rows.addAll(some);
        log(shop, some);
        shop.experiments().exposures().fold();
        if (step == 3) {
          // Killed before it was noted that these rows are in.
          tell(shop, "UPDATE exposure_state SET folded = folded - 150, counted = counted - 150");
          shop.experiments().exposures().fold();
        }
      }
      shop.pass(Duration.ofDays(1));
      List<String> stepwise = table(shop);
      ExperimentResults results = shop.results();
      tell(shop, "DELETE FROM first_exposure");
      tell(shop, "UPDATE exposure_state SET folded = 0, counted = 0");
      assertThat(shop.results()).as("from the log alone").isEqualTo(results);
      assertThat(table(shop)).isEqualTo(stepwise);

      var arms = new HashMap<String, Set<String>>();
      rows.forEach(row ->
          arms.computeIfAbsent(row.kind() + row.unit(), _ -> new HashSet<>()).add(row.arm()));
      long crossed = arms.values().stream().filter(seen -> seen.size() > 1).count();
      assertThat(crossed).isPositive();
      assertThat(results.doubts().crossed()).isEqualTo(crossed);
      assertThat(results.arms().stream().mapToLong(ExperimentResults.ArmResult::units).sum())
          .isEqualTo(arms.size() - crossed);
      assertThat(stepwise)
          .hasSize(arms.values().stream().mapToInt(Set::size).sum())
          .filteredOn(row -> row.endsWith("true"))
          .hasSize((int) crossed);
    }
  }

  /// As when a customer is erased: row numbers of others may change with it.
  @Test
  void whereRowsWereRemovedFromTheLogNoneThatCameAfterwardsIsMissed() {
    try (var shop = new TrialShop(folder)) {
      shop.start(TrialShop.plan(Metric.CONVERSION));
      for (int i = 0; i < 40; i++) {
        shop.arm("c" + i);
      }
      assertThat(units(shop)).isEqualTo(40);
      tell(shop, "DELETE FROM exposure WHERE unit < 'c2'");
      tell(shop, "DELETE FROM first_exposure WHERE unit < 'c2'");
      shop.restart();
      shop.arm("d1");
      shop.arm("d2");
      assertThat(units(shop)).isEqualTo(40 - 12 + 2);
      shop.restart();
      shop.arm("d3");
      assertThat(units(shop)).isEqualTo(40 - 12 + 3);
    }
  }

  private static long units(TrialShop shop) {
    return shop.results().arms().stream().mapToLong(ExperimentResults.ArmResult::units).sum();
  }

  /// Who did nothing is counted by quarters of an hour, which must not move anybody to another day
  /// or into a retention that is not over: Kathmandu is 5:45 ahead, and New York moved its clocks.
  @Test
  void whoDidNothingCountsOnItsDayAndIsAsOldAsItIs() {
    for (String place : List.of("Asia/Kathmandu", "America/New_York")) {
      var zone = ZoneId.of(place);
      try (var shop = new TrialShop(folder.resolve(zone.getId().replace('/', '-')), zone)) {
        shop.start(TrialShop.plan(Metric.of("retention:3"), "retention:5=0.9"));
        shop.pass(Duration.ofDays(8).plusMinutes(7).plusNanos(123_456_000));
        Instant now = shop.now();
        var random = new SplittableRandom(4);
        var rows = new ArrayList<Logged>();
        for (int i = 0; i < 2_000; i++) {
          Instant near =
              switch (random.nextInt(4)) {
                case 0 -> now.minus(Duration.ofDays(3));
                case 1 -> now.minus(Duration.ofDays(5));
                case 2 ->
                    LocalDate.of(2026, 3, 3 + random.nextInt(7)).atStartOfDay(zone).toInstant();
                default -> now.minusSeconds(random.nextInt(700_000));
              };
          long micros =
              random.nextBoolean()
                  ? random.nextInt(3) - 1
                  : random.nextInt(2_000_000_000) - 1_000_000_000;
          Instant at = near.plus(micros, ChronoUnit.MICROS);
          rows.add(
              new Logged(
                  i % 3 == 0 ? "session" : "customer",
                  "u" + i,
                  i % 2 == 0 ? "old" : "new",
                  at.isBefore(now) ? at : now.minusSeconds(1)));
        }
        log(shop, rows);
        ExperimentResults results = shop.results();
        for (int days : List.of(3, 5)) {
          Metric metric = Metric.of("retention:" + days);
          assertThat(results.arms().stream().mapToLong(arm -> arm.measured(metric).units()).sum())
              .isEqualTo(
                  rows.stream()
                      .filter(row -> !row.at().plus(Duration.ofDays(days)).isAfter(now))
                      .count());
        }
        var byDay =
            rows.stream()
                .collect(
                    Collectors.groupingBy(
                        row -> LocalDate.ofInstant(row.at(), zone),
                        TreeMap::new,
                        Collectors.counting()));
        var told = new TreeMap<LocalDate, Long>();
        long before = 0;
        for (DayResult day : results.days()) {
          told.put(day.day(), day.units() - before);
          before = day.units();
        }
        assertThat(told).isEqualTo(byDay).hasSizeGreaterThan(5);
        assertThat(results.segments())
            .extracting(one -> one.name() + "=" + one.units())
            .containsExactly("new=1333", "unknown=667");
      }
    }
  }

  @Test
  void whatUnitsBoughtBeforeIsTakenOutOfTheDifference() {
    Metric value = Metric.of("order-value");
    try (var shop = new TrialShop(folder)) {
      var random = new SplittableRandom(6);
      var paid = new HashMap<String, double[]>();
      for (int i = 0; i < 800; i++) {
        double[] before = {0, 0};
        for (int o = 0; o < random.nextInt(4); o++) {
          long minor = 100 + random.nextInt(9_000);
          shop.buy("c" + i, "before" + i + "-" + o, minor);
          before[0] += minor;
          before[1]++;
        }
        paid.put("c" + i, before);
      }
      shop.pass(Duration.ofHours(1));
      shop.start(TrialShop.plan(Metric.REVENUE, "order-value=0.9"));
      var revenue = new Arms(new Moments(3), new Moments(3));
      var ratio = new Arms(new Moments(6), new Moments(6));
      for (int i = 0; i < 800; i++) {
        String customer = "c" + i;
        String arm = shop.arm(customer);
        shop.pass(Duration.ofSeconds(1));
        double[] before = paid.getOrDefault(customer, new double[2]);
        double minor = 0;
        double orders = 0;
        for (int o = 0; o < 2 && before[0] > 0; o++) {
          long amount = Math.round(before[0] / 2) + random.nextInt(2_000);
          shop.buy(customer, "after" + i + "-" + o, amount);
          minor += amount;
          orders++;
        }
        revenue.of(arm).add(minor, before[0], before[1]);
        ratio.of(arm).add(minor, orders, before[0], 1, before[1], 1);
      }
      ExperimentResults results = shop.results();
      check(results, Metric.REVENUE, Measure.MEAN, revenue);
      check(results, value, Measure.RATIO, ratio);
      assertThat(told(results, Metric.REVENUE).varianceLeft()).isLessThan(.2);
      assertThat(told(results, Metric.REVENUE).fixed().estimate())
          .as("not the plain difference")
          .isNotCloseTo(revenue.fresh.mean(0) - revenue.old.mean(0), within(10.));
    }
  }

  private record Arms(Moments old, Moments fresh) {
    Moments of(String arm) {
      return arm.equals("old") ? old : fresh;
    }
  }

  private static Difference.Told told(ExperimentResults results, Metric metric) {
    return results.differences().stream()
        .filter(one -> one.metric().equals(metric))
        .map(Difference.Told.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void check(ExperimentResults results, Metric metric, Measure measure, Arms arms) {
    var effect =
        (Comparison.Effect) Comparison.of(measure, arms.old, arms.fresh, Comparison.Scale.ABSOLUTE);
    Difference.Told told = told(results, metric);
    assertThat(told.fixed().estimate()).isCloseTo(effect.estimate(), within(1e-6));
    assertThat(told.fixed().high() - told.fixed().estimate())
        .isCloseTo(1.96 * effect.standardError(), within(.02 * effect.standardError()));
    assertThat(told.varianceLeft()).isBetween(0., 1.);
  }

  @Test
  void whereFewUnitsAreInNothingIsTakenOut() {
    try (var shop = new TrialShop(folder)) {
      for (int i = 0; i < 60; i++) {
        shop.buy("c" + i, "before" + i, 100L * (i + 1));
      }
      shop.pass(Duration.ofHours(1));
      shop.start(TrialShop.plan(Metric.REVENUE));
      for (int i = 0; i < 60; i++) {
        shop.arm("c" + i);
        shop.pass(Duration.ofSeconds(1));
        shop.buy("c" + i, "after" + i, 100L * (i + 1));
      }
      assertThat(told(shop.results(), Metric.REVENUE).varianceLeft()).isEqualTo(1);
    }
  }
}
