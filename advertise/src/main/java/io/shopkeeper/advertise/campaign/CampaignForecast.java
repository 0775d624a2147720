package io.shopkeeper.advertise.campaign;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Gamma;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// What a campaign will have spent and brought when it is over, with intervals of 95 %.
///
/// Two thousand futures are drawn. Traffic: before the start the plan, as far as it may err
/// ([TrafficOutlook]); later what the last days tell, times how days of the past went on, in runs
/// of seven. Impressions: as many as the rest of the budget buys, or fewer where too few visitors
/// come. Response: a rate from the posterior after what was answered so far, of this campaign and
/// of the shop's others, which differ ([UsualRate]); then as many answers as chance gives at that
/// rate.
///
/// @param impressions by the end, those so far included
/// @param spentMinor likewise, in minor units
/// @param clicks empty where nothing was ever shown
/// @param conversions likewise
public record CampaignForecast(
    Interval impressions,
    Interval spentMinor,
    Optional<Interval> clicks,
    Optional<Interval> conversions) {
  private static final int FUTURES = 2_000;
  private static final double LEVEL = .95;
  private static final int WEEK = 7;

  /// Of what is seen within a day whose weight halves as it passes.
  private static final double DAY = .5 / Math.log(2);

  /// A day of the past compares with the plan by at least so much.
  private static final double LEAST = .05;

  /// From so many a number of answers is drawn from the normal distribution.
  private static final double MANY = 1_000;

  /// What was shown and answered.
  public record Answers(long impressions, long clicks, long conversions) {}

  /// What it follows from.
  ///
  /// @param cost of an impression, in thousandths of a minor unit
  /// @param spent so far, likewise
  /// @param left of the budget, likewise
  /// @param requests that are expected until the end
  /// @param lately whether they are told by how the last days compared with the plan, rather than
  ///   by the plan alone
  /// @param days until then, at least 1
  /// @param ratios of the days of the past to the plan; empty where there are none
  /// @param soFar what this one was answered
  /// @param others what each of the shop's other campaigns was
  public record Known(
      long cost,
      long spent,
      long left,
      double requests,
      boolean lately,
      int days,
      List<Double> ratios,
      Answers soFar,
      List<Answers> others) {
    public Known {
      ratios = List.copyOf(ratios);
      others = List.copyOf(others);
      if (cost < 1 || days < 1 || !(requests >= 0)) {
        throw new IllegalArgumentException(
            "cost and days are 1 or more, requests 0 or more: %d, %d, %s"
                .formatted(cost, days, requests));
      }
    }
  }

  public static CampaignForecast of(Known known, RandomGenerator random) {
    return of(known, LEVEL, random);
  }

  /// @param level of the intervals, in (0, 1)
  public static CampaignForecast of(Known known, double level, RandomGenerator random) {
    double[] shown = new double[FUTURES];
    double[] spent = new double[FUTURES];
    double[] clicks = new double[FUTURES];
    double[] conversions = new double[FUTURES];
    long affordable = known.left / known.cost;
    TrafficOutlook outlook = TrafficOutlook.of(known.ratios, known.days);
    UsualRate clicked = UsualRate.of(known.others, Answers::clicks);
    UsualRate converted = UsualRate.of(known.others, Answers::conversions);
    for (int f = 0; f < FUTURES; f++) {
      double traffic = known.lately ? goingOn(known, random) : outlook.draw(random);
      long more = Math.round(Math.min((double) affordable, known.requests * traffic));
      shown[f] = known.soFar.impressions + more;
      spent[f] = (double) (known.spent + more * known.cost) / Campaign.PER_MINOR;
      clicks[f] = answers(known, more, Answers::clicks, clicked, random);
      conversions[f] = answers(known, more, Answers::conversions, converted, random);
    }
    boolean answered =
        known.soFar.impressions > 0 || known.others.stream().anyMatch(one -> one.impressions > 0);
    return new CampaignForecast(
        interval(shown, level),
        interval(spent, level),
        answered ? Optional.of(interval(clicks, level)) : Optional.empty(),
        answered ? Optional.of(interval(conversions, level)) : Optional.empty());
  }

  /// How the days to come compare with what the last ones tell, on average. The past is cut where a
  /// day begins, as if it were now: what was expected then and what came tell how wrong the
  /// expectation of now may be, whatever makes days alike.
  private static double goingOn(Known known, RandomGenerator random) {
    int past = known.ratios.size();
    if (past < 2) {
      return 1;
    }
    double sum = 0;
    int run = Math.min(WEEK, past - 1);
    int first = random.nextInt(past - run) + 1;
    for (int day = 0; day < known.days; day += run) {
      int from = day == 0 ? first : random.nextInt(past - run + 1);
      for (int d = 0; d < Math.min(run, known.days - day); d++) {
        sum += known.ratios.get(from + d);
      }
    }
    double ratio = sum / known.days / lately(known.ratios.subList(0, first));
    return Math.max(0, 1 + (ratio - 1) * widened(past, random));
  }

  /// Of some weeks that the plan was learned from itself, the differences are smaller than those of
  /// weeks to come, and how large they are is not known well: Student's distribution, of a degree
  /// of freedom less than there are weeks.
  private static double widened(int past, RandomGenerator random) {
    double weeks = Math.max(2, (double) past / WEEK);
    double freedom = weeks - 1;
    return Math.sqrt(weeks / freedom * (freedom / 2) / Gamma.draw(freedom / 2, random));
  }

  /// How the days before a cut compared with the plan as pacing sees it: each counts half as much
  /// as the next, and the plan for one day before them.
  private static double lately(List<Double> ratios) {
    double seen = 1;
    double weight = 1;
    for (double ratio : ratios) {
      seen = seen / 2 + DAY * ratio;
      weight = weight / 2 + DAY;
    }
    return Math.max(LEAST, seen / weight);
  }

  private static double answers(
      Known known,
      long more,
      ToDoubleFunction<Answers> of,
      UsualRate usual,
      RandomGenerator random) {
    double soFar = of.applyAsDouble(known.soFar);
    double rate = usual.draw(soFar, known.soFar.impressions, random);
    return soFar + binomial(more, rate, random);
  }

  private static double binomial(long count, double rate, RandomGenerator random) {
    if (count > MANY) {
      double noise = random.nextGaussian() * Math.sqrt(count * rate * (1 - rate));
      return Math.clamp(Math.round(count * rate + noise), 0, count);
    }
    int hits = 0;
    for (long i = 0; i < count; i++) {
      hits += random.nextDouble() < rate ? 1 : 0;
    }
    return hits;
  }

  private static Interval interval(double[] drawn, double level) {
    Arrays.sort(drawn);
    int tail = (int) Math.round(FUTURES * (1 - level) / 2);
    return new Interval(drawn[tail], drawn[FUTURES / 2], drawn[FUTURES - 1 - tail], level);
  }
}
