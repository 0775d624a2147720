package io.shopkeeper.advertise.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(2));

  /// What is left of a budget after evenly coming requests of values in [0, 1) and cost 1.
  private static double left(TrafficPlan plan, SpendCurve curve, double budget, int requests) {
    RandomGenerator random = new Seed(1).generator("values");
    var pacer = new Pacer(plan, START, END, curve);
    double left = budget;
    long step = Duration.between(START, END).toMillis() / requests;
    for (int i = 0; i < requests; i++) {
      if (pacer.worth(START.plusMillis(i * step), random.nextDouble(), 1, left, budget)) {
        left--;
      }
    }
    return left;
  }

  @Test
  void aBudgetIsSpentToTheLastPartThoughNothingWasKnownBefore() {
    var plan = TrafficPlan.even(BERLIN, 1);
    for (int requests : new int[] {2_000, 20_000}) {
      for (int budget : new int[] {20, 400}) {
        assertThat(left(plan, new SpendCurve(), budget, requests)).isBetween(0., .02 * budget);
      }
    }
  }

  @Test
  void moreThanTheBudgetIsNeverSpentAndAllIsBoughtWhereItSuffices() {
    assertThat(left(TrafficPlan.even(BERLIN, 1), new SpendCurve(), 2_500.5, 2_000))
        .isEqualTo(500.5);
    assertThat(left(TrafficPlan.even(BERLIN, 1e6), new SpendCurve(), 3.5, 2_000))
        .isBetween(.5, 3.5);
  }

  @Test
  void theHoursOfTheWeekAreLearnedFromThePast() {
    Map<Instant, Long> requests = new HashMap<>();
    Instant from = START.minus(Duration.ofDays(14));
    for (Instant hour = from; hour.isBefore(START); hour = hour.plus(Duration.ofHours(1))) {
      int local = hour.atZone(BERLIN).getHour();
      requests.put(hour.plusSeconds(7), local < 6 ? 0L : local == 20 ? 300L : 100L);
    }
    TrafficPlan plan = TrafficPlan.learn(requests, from, START, BERLIN);
    ZonedDateTime monday = START.atZone(BERLIN).withHour(0);
    assertThat(plan.expected(monday.toInstant(), monday.withHour(6).toInstant())).isZero();
    assertThat(
            plan.expected(
                monday.withHour(20).toInstant(), monday.withHour(20).plusMinutes(30).toInstant()))
        .isCloseTo(150, within(1e-9));
    assertThat(plan.expected(monday.toInstant(), monday.plusDays(1).toInstant()))
        .isCloseTo(17 * 100 + 300, within(1e-9));
  }

  @Test
  void aDayOnWhichTheClocksAreChangedHasItsOwnHours() {
    TrafficPlan plan = TrafficPlan.even(BERLIN, 10);
    assertThat(day(plan, ZonedDateTime.of(2026, 3, 29, 0, 0, 0, 0, BERLIN))).isEqualTo(230);
    assertThat(day(plan, ZonedDateTime.of(2026, 10, 25, 0, 0, 0, 0, BERLIN))).isEqualTo(250);
    var half = ZoneId.of("Asia/Kolkata");
    assertThat(TrafficPlan.even(half, 10).expected(START, START.plus(Duration.ofMinutes(45))))
        .isCloseTo(7.5, within(1e-12));
  }

  private static double day(TrafficPlan plan, ZonedDateTime midnight) {
    return plan.expected(midnight.toInstant(), midnight.plusDays(1).toInstant());
  }

  @Test
  void thePriceIsWhereTheSpendIsAsWanted() {
    var curve = new SpendCurve();
    for (int i = 1; i <= 1_000; i++) {
      curve.learn(i / 1_000., 2);
    }
    assertThat(curve.price(.2)).isCloseTo(.45, within(.01));
    assertThat(curve.price(1)).isCloseTo(.25, within(.01));
    assertThat(curve.price(3)).isZero();
    assertThat(new SpendCurve().price(1)).isZero();
  }

  @Test
  void aCampaignThatEndsBeforeItBeginsIsRefused() {
    var plan = TrafficPlan.even(BERLIN, 1);
    Instant before = START.minusSeconds(1);
    assertThatThrownBy(() -> new Pacer(plan, START, before, new SpendCurve()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-03-01T23:59:59Z, begins at 2026-03-02T00:00:00Z");
    assertThatThrownBy(() -> TrafficPlan.even(BERLIN, -1)).hasMessageContaining("-1");
  }
}
