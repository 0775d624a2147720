package io.shopkeeper.bench;

import io.shopkeeper.advertise.pacing.Pacer;
import io.shopkeeper.advertise.pacing.SpendCurve;
import io.shopkeeper.advertise.pacing.TrafficPlan;
import io.shopkeeper.domain.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/// Campaigns of three days in a small shop, against what would have been best in hindsight. All
/// traffic is drawn: nights without a request, days and hours that differ from the plan, values and
/// costs of long tails, values that drift over the day; in some scenarios a surge of three times
/// the traffic for three to six hours and an outage of two to four, anywhere.
final class PacingBenchmark {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");
  private static final int PAST = 14;
  private static final int DAYS = 3;
  private static final double DAILY = 6_000;
  private static final double TAIL = .1;

  private final Seed seed;
  private final int seeds;

  PacingBenchmark(Seed seed, int seeds) {
    this.seed = seed;
    this.seeds = seeds;
  }

  /// What comes and how much there is to spend, in mean costs of an impression; below 1 as a part
  /// of the traffic planned.
  private record Scenario(String name, boolean surge, boolean outage, double budget) {}

  private record Arrival(Instant at, double value, double cost) {}

  /// Spent as a part of the budget, earned as a part of hindsight.
  private record Outcome(double spent, double earned) {}

  private interface Bidder {
    boolean buys(Arrival arrival, double left);
  }

  void run() {
    var scenarios =
        List.of(
            new Scenario("as planned", false, false, .3),
            new Scenario("surge ×3", true, false, .3),
            new Scenario("outage", false, true, .3),
            new Scenario("both, budget for 5 %", true, true, .05),
            new Scenario("both, budget of 200 impressions", true, true, 200),
            new Scenario("both, budget of 50 impressions", true, true, 50),
            new Scenario("both, budget of 20 impressions", true, true, 20));
    System.out.printf("%d seeds; worst decile (worst), median%n", seeds);
    for (String method : List.of("price solved anew", "mirror descent", "evenly by time")) {
      System.out.printf(
          "%n%s%n%n| scenario | spent | value against hindsight |%n|---|---|---|%n", method);
      for (Scenario scenario : scenarios) {
        var outcomes = new ArrayList<Outcome>();
        for (int s = 0; s < seeds; s++) {
          outcomes.add(outcome(scenario, method, seed.derive(scenario.name() + s)));
        }
        System.out.printf(
            "| %s | %s | %s |%n",
            scenario.name(),
            told(outcomes.stream().mapToDouble(Outcome::spent).sorted().toArray()),
            told(outcomes.stream().mapToDouble(Outcome::earned).sorted().toArray()));
      }
    }
  }

  private static String told(double[] sorted) {
    return "%.1f %% (%.1f %%), %.1f %%"
        .formatted(
            100 * sorted[(int) (TAIL * sorted.length)],
            100 * sorted[0],
            100 * sorted[sorted.length / 2]);
  }

  private static Outcome outcome(Scenario scenario, String method, Seed seed) {
    Instant past = START.minus(Duration.ofDays(PAST));
    List<Arrival> before =
        draw(past, PAST, new Scenario("past", false, false, 0), seed.generator("past"));
    List<Arrival> arrivals = draw(START, DAYS, scenario, seed.generator("campaign"));
    double budget =
        scenario.budget() < 1
            ? scenario.budget() * before.stream().mapToDouble(Arrival::cost).sum() * DAYS / PAST
            : scenario.budget();
    Bidder bidder = bidder(method, before, past, budget);
    double left = budget;
    double earned = 0;
    for (Arrival arrival : arrivals) {
      if (bidder.buys(arrival, left)) {
        left -= arrival.cost();
        earned += arrival.value();
      }
    }
    if (left < -1e-9) {
      throw new IllegalStateException("overspent by " + -left);
    }
    return new Outcome((budget - left) / budget, earned / hindsight(arrivals, budget));
  }

  private static Bidder bidder(String method, List<Arrival> before, Instant past, double budget) {
    var counts = new HashMap<Instant, Long>();
    before.forEach(arrival -> counts.merge(arrival.at(), 1L, Long::sum));
    TrafficPlan plan = TrafficPlan.learn(counts, past, START, ZONE);
    Instant end = START.plus(Duration.ofDays(DAYS));
    double expected = plan.expected(START, end);
    var curve = new SpendCurve();
    before.forEach(arrival -> curve.learn(arrival.value(), arrival.cost()));
    return switch (method) {
      case "price solved anew" -> {
        var pacer = new Pacer(plan, START, end, curve);
        yield (arrival, left) ->
            pacer.worth(arrival.at(), arrival.value(), arrival.cost(), left, budget);
      }
      case "mirror descent" -> descent(plan, end, curve.price(budget / expected));
      default ->
          (arrival, left) ->
              arrival.cost() <= left
                  && budget - left <= budget * plan.expected(START, arrival.at()) / expected;
    };
  }

  /// Dual mirror descent with the entropy as its reference, the plan as its target and steps as by
  /// AdaGrad.
  private static Bidder descent(TrafficPlan plan, Instant end, double first) {
    double[] state = {Math.log(Math.max(1e-12, first)), 0, 0};
    double[] rests = new double[DAYS * 24 + 1];
    for (int h = 0; h < rests.length; h++) {
      rests[h] = plan.expected(START.plus(Duration.ofHours(h)), end);
    }
    return (arrival, left) -> {
      double hours = Duration.between(START, arrival.at()).toMillis() / 3.6e6;
      int hour = (int) hours;
      double rest = rests[hour] + (hours - hour) * (rests[hour + 1] - rests[hour]);
      double target = left / Math.max(1, rest);
      boolean buys =
          arrival.value() >= Math.exp(state[0]) * arrival.cost() && arrival.cost() <= left;
      double gradient = target > 0 ? 1 - (buys ? arrival.cost() : 0) / target : 0;
      state[1] += gradient * gradient;
      state[0] -= gradient / Math.sqrt(state[1] + 1e-9);
      return buys;
    };
  }

  private static double hindsight(List<Arrival> arrivals, double budget) {
    double left = budget;
    double value = 0;
    for (Arrival arrival :
        arrivals.stream()
            .sorted(Comparator.comparingDouble(one -> -one.value() / one.cost()))
            .toList()) {
      double part = Math.min(1, left / arrival.cost());
      value += part * arrival.value();
      left -= part * arrival.cost();
      if (left <= 0) {
        break;
      }
    }
    return value;
  }

  private static List<Arrival> draw(
      Instant start, int days, Scenario scenario, RandomGenerator random) {
    double[] mean = new double[days * 24];
    for (int d = 0; d < days; d++) {
      double day = Math.exp(.2 * random.nextGaussian());
      for (int h = 0; h < 24; h++) {
        mean[d * 24 + h] = DAILY * day * hourly(h) * Math.exp(.1 * random.nextGaussian());
      }
    }
    if (scenario.surge()) {
      multiply(mean, random.nextInt(mean.length), 3 + random.nextInt(4), 3);
    }
    if (scenario.outage()) {
      multiply(mean, random.nextInt(mean.length), 2 + random.nextInt(3), 0);
    }
    var arrivals = new ArrayList<Arrival>();
    for (int i = 0; i < mean.length; i++) {
      double drift = 1 + .3 * Math.sin(2 * Math.PI * (i % 24) / 24);
      for (double at = random.nextExponential() / mean[i];
          at < 1;
          at += random.nextExponential() / mean[i]) {
        arrivals.add(
            new Arrival(
                start.plusMillis((long) ((i + at) * 3_600_000)),
                .02 * drift * Math.exp(random.nextGaussian()),
                Math.exp(.5 * random.nextGaussian())));
      }
    }
    return arrivals;
  }

  private static void multiply(double[] mean, int from, int hours, double factor) {
    for (int i = from; i < Math.min(mean.length, from + hours); i++) {
      mean[i] *= factor;
    }
  }

  /// The part of a day's requests in an hour: none from two to six, most at noon and in the
  /// evening.
  private static double hourly(int hour) {
    double[] shape = new double[24];
    for (int h = 0; h < 24; h++) {
      double noon = .7 * Math.exp(-(h - 12) * (h - 12) / 8.);
      shape[h] = h >= 2 && h < 6 ? 0 : Math.max(.05, Math.exp(-(h - 20) * (h - 20) / 18.) + noon);
    }
    return shape[hour] / Arrays.stream(shape).sum();
  }
}
