package io.shopkeeper.bench;

import io.shopkeeper.advertise.campaign.CampaignForecast;
import io.shopkeeper.advertise.campaign.CampaignForecast.Answers;
import io.shopkeeper.advertise.campaign.CampaignForecast.Known;
import io.shopkeeper.advertise.pacing.Pacer;
import io.shopkeeper.advertise.pacing.SpendCurve;
import io.shopkeeper.advertise.pacing.TrafficPlan;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Interval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// How often what a campaign brings lies within the intervals that were forecast: drawn shops of
/// 500 visits a day, whose days differ from each other by chance or by good and bad weeks, and
/// campaigns of two weeks that are forecast before they start and after four days.
final class ForecastBenchmark {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int PAST = 28;
  private static final int DAYS = 14;
  private static final int SOME = 4;
  private static final double DAILY = 500;
  private static final long OTHERS = 5_000;
  private static final List<Double> LEVELS = List.of(.8, .95);

  private final Seed seed;
  private final int seeds;

  ForecastBenchmark(Seed seed, int seeds) {
    this.seed = seed;
    this.seeds = seeds;
  }

  /// @param persistence of how a day differs, to the next
  /// @param budget as a part of the impressions that are planned
  /// @param after days of the campaign
  private record Scenario(String name, double persistence, double budget, int after) {}

  void run() {
    System.out.println("| scenario | level | impressions | clicks | conversions |");
    System.out.println("|---|---|---|---|---|");
    for (double persistence : new double[] {0, .7}) {
      for (double budget : new double[] {2, .9, .5}) {
        for (int after : new int[] {0, SOME}) {
          String name =
              "%s, budget for %.0f %% of the traffic, %s"
                  .formatted(
                      persistence == 0 ? "days by chance" : "good and bad weeks",
                      100 * budget,
                      after == 0 ? "before it starts" : "after four of fourteen days");
          tell(new Scenario(name, persistence, budget, after));
        }
      }
    }
  }

  private void tell(Scenario scenario) {
    int[][] within = new int[LEVELS.size()][3];
    for (int s = 0; s < seeds; s++) {
      count(scenario, seed.derive(scenario.name() + s), within);
    }
    for (int level = 0; level < LEVELS.size(); level++) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %.0f %% | %.1f %% | %.1f %% | %.1f %% |%n",
          scenario.name(),
          100 * LEVELS.get(level),
          100. * within[level][0] / seeds,
          100. * within[level][1] / seeds,
          100. * within[level][2] / seeds);
    }
  }

  private static void count(Scenario scenario, Seed seed, int[][] within) {
    RandomGenerator random = seed.generator("traffic");
    long[] hours = hours(scenario.persistence(), random);
    Instant past = START.minus(Duration.ofDays(PAST));
    Map<Instant, Long> visits = new HashMap<>();
    for (int h = 0; h < PAST * 24; h++) {
      visits.put(past.plus(Duration.ofHours(h)), hours[h]);
    }
    TrafficPlan plan = TrafficPlan.learn(visits, past, START, ZoneOffset.UTC);
    Instant end = START.plus(Duration.ofDays(DAYS));
    Instant now = START.plus(Duration.ofDays(scenario.after()));
    long affordable = Math.round(scenario.budget() * plan.expected(START, end));
    var pacer = new Pacer(plan, START, end, new SpendCurve());
    long shown = 0;
    for (int h = 0; h < scenario.after() * 24; h++) {
      Instant at = START.plus(Duration.ofHours(h));
      for (long i = 0; i < hours[PAST * 24 + h]; i++) {
        boolean paced = shown < affordable * pacer.plannedShare(at.plus(Duration.ofHours(1)));
        pacer.worth(at, 1, 1, affordable - shown, affordable);
        shown += paced ? 1 : 0;
      }
    }
    long rest = 0;
    for (int h = scenario.after() * 24; h < DAYS * 24; h++) {
      rest += hours[PAST * 24 + h];
    }
    double clicks = rate(.03, random);
    double others = rate(.03, random);
    var soFar = answers(shown, clicks, random);
    long more = Math.min(rest, affordable - shown);
    var rests = answers(more, clicks, random);
    var known =
        new Known(
            1,
            shown,
            affordable - shown,
            pacer.expected(now).orElse(plan.expected(now, end)),
            pacer.expected(now).isPresent(),
            DAYS - scenario.after(),
            ratios(plan, hours),
            soFar,
            List.of(answers(OTHERS, others, random)));
    for (int level = 0; level < LEVELS.size(); level++) {
      CampaignForecast told =
          CampaignForecast.of(known, LEVELS.get(level), seed.generator("forecast"));
      within[level][0] += holds(told.impressions(), shown + more);
      within[level][1] += holds(told.clicks().orElseThrow(), soFar.clicks() + rests.clicks());
      within[level][2] +=
          holds(told.conversions().orElseThrow(), soFar.conversions() + rests.conversions());
    }
  }

  private static int holds(Interval interval, long value) {
    return interval.low() <= value && value <= interval.high() ? 1 : 0;
  }

  /// Visits of every hour of the past and of the campaign.
  private static long[] hours(double persistence, RandomGenerator random) {
    long[] hours = new long[(PAST + DAYS) * 24];
    double difference = .25 * random.nextGaussian();
    for (int day = 0; day < PAST + DAYS; day++) {
      difference =
          persistence * difference
              + Math.sqrt(1 - persistence * persistence) * .25 * random.nextGaussian();
      double weekend = day % 7 >= 5 ? 1.3 : 1;
      for (int h = 0; h < 24; h++) {
        double mean = DAILY / 24 * weekend * Math.exp(difference) * (1 + .8 * Math.sin(h / 3.8));
        hours[day * 24 + h] = poisson(Math.max(.1, mean), random);
      }
    }
    return hours;
  }

  private static long poisson(double mean, RandomGenerator random) {
    long count = 0;
    for (double at = random.nextExponential(); at < mean; at += random.nextExponential()) {
      count++;
    }
    return count;
  }

  private static double rate(double usual, RandomGenerator random) {
    return usual * Math.exp(.4 * random.nextGaussian());
  }

  /// A fifth of clicks are orders.
  private static Answers answers(long impressions, double clicks, RandomGenerator random) {
    long clicked = 0;
    long ordered = 0;
    for (long i = 0; i < impressions; i++) {
      boolean click = random.nextDouble() < clicks;
      clicked += click ? 1 : 0;
      ordered += click && random.nextDouble() < .2 ? 1 : 0;
    }
    return new Answers(impressions, clicked, ordered);
  }

  /// As the shop's own forecast compares the days of the past with the plan.
  private static List<Double> ratios(TrafficPlan plan, long[] hours) {
    var ratios = new ArrayList<Double>();
    Instant past = START.minus(Duration.ofDays(PAST));
    for (int day = 1; day < PAST; day++) {
      long sum = 0;
      for (int h = 0; h < 24; h++) {
        sum += hours[day * 24 + h];
      }
      Instant from = past.plus(Duration.ofDays(day));
      ratios.add(sum / plan.expected(from, from.plus(Duration.ofDays(1))));
    }
    return ratios;
  }
}
