package io.shopkeeper.bench;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.experiment.statistics.FixedTest;
import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.QuantileSketch;
import io.shopkeeper.experiment.statistics.Warning;
import io.shopkeeper.numeric.Normal;
import java.util.Set;
import java.util.random.RandomGenerator;

/// How often intervals of 95 % hold the truth, by metric and number of units, and how often a
/// warning is given.
final class CoverageBenchmark {
  private static final double SIGMA = 1.5;

  /// The cap of winsorised revenue, fixed beforehand: the 99 % quantile of the control.
  private static final double CAP = Math.exp(SIGMA * 2.3263478740408408);

  /// A metric with a known truth.
  ///
  /// @param row draws a unit of an arm (0 control, 1 treatment)
  private record Metric(
      String name, Measure measure, int columns, Draw row, double absolute, double relative) {}

  private interface Draw {
    void row(RandomGenerator random, int arm, double[] row);
  }

  private final Seed seed;
  private final int simulations;
  private final String only;

  /// @param only metrics whose names contain this
  CoverageBenchmark(Seed seed, int simulations, String only) {
    this.seed = seed;
    this.simulations = simulations;
    this.only = only;
  }

  void run() {
    System.out.printf("%,d simulations%n", simulations);
    System.out.println("| metric | units an arm | absolute | relative | warned |");
    System.out.println("|---|---|---|---|---|");
    for (int units : new int[] {1_000, 10_000}) {
      for (Metric metric : METRICS) {
        if (metric.name().contains(only)) {
          measure(metric, units);
        }
      }
      if ("quantile".contains(only)) {
        quantile(units);
      }
    }
  }

  private static final Metric[] METRICS = {
    new Metric(
        "proportion, 10 % and 11 %",
        Measure.PROPORTION,
        1,
        (random, arm, row) -> row[0] = random.nextDouble() < .1 + .01 * arm ? 1 : 0,
        .01,
        .1),
    new Metric(
        "retention, 40 % and 41 %",
        Measure.PROPORTION,
        1,
        (random, arm, row) -> row[0] = random.nextDouble() < .4 + .01 * arm ? 1 : 0,
        .01,
        .025),
    new Metric(
        "mean, exponential",
        Measure.MEAN,
        1,
        (random, arm, row) -> row[0] = (1 + .05 * arm) * random.nextExponential(),
        .05,
        .05),
    new Metric(
        "mean with covariate (ρ .8)",
        Measure.MEAN,
        2,
        (random, arm, row) -> {
          row[1] = random.nextGaussian();
          row[0] = 5 + .25 * arm + .8 * row[1] + .6 * random.nextGaussian();
        },
        .25,
        .05),
    new Metric(
        "ratio, clicks per view",
        Measure.RATIO,
        2,
        (random, arm, row) -> {
          int views = 1 + (int) (4 * random.nextExponential());
          double rate = (.2 + .02 * arm) * 2 * random.nextDouble();
          int clicks = 0;
          for (int v = 0; v < views; v++) {
            clicks += random.nextDouble() < rate ? 1 : 0;
          }
          row[0] = clicks;
          row[1] = views;
        },
        .02,
        .1),
    new Metric(
        "revenue, log-normal σ 1.5",
        Measure.MEAN,
        1,
        (random, arm, row) -> row[0] = revenue(random, arm),
        .05 * Math.exp(SIGMA * SIGMA / 2),
        .05),
    new Metric(
        "revenue, the same, capped",
        Measure.MEAN,
        1,
        (random, arm, row) -> row[0] = Math.min(CAP, revenue(random, arm)),
        capped(1.05) - capped(1),
        capped(1.05) / capped(1) - 1),
    new Metric(
        "revenue, 5 % buy, capped",
        Measure.MEAN,
        1,
        (random, arm, row) ->
            row[0] = random.nextDouble() < .05 ? Math.min(CAP, revenue(random, arm)) : 0,
        .05 * (capped(1.05) - capped(1)),
        capped(1.05) / capped(1) - 1),
    new Metric(
        "mean, with what was bought before",
        Measure.MEAN,
        3,
        CoverageBenchmark::withPast,
        .05 * .9,
        .05),
    new Metric(
        "ratio, with what was bought before",
        Measure.RATIO,
        6,
        (random, arm, row) -> {
          double[] mean = new double[3];
          withPast(random, arm, mean);
          row[0] = mean[0];
          row[1] = 1 + random.nextInt(3);
          row[2] = mean[1];
          row[3] = 1;
          row[4] = mean[2];
          row[5] = 1;
        },
        .05 * .9 / 2,
        .05)
  };

  /// A unit of whom four in ten bought before, with its spending and orders then as covariates: as
  /// experiments of the shop have them.
  private static void withPast(RandomGenerator random, int arm, double[] row) {
    int orders = random.nextDouble() < .4 ? 1 + random.nextInt(3) : 0;
    double paid = 0;
    for (int o = 0; o < orders; o++) {
      paid += random.nextExponential();
    }
    row[0] = (1 + .05 * arm) * (paid * random.nextDouble() + .5 * random.nextExponential());
    row[1] = paid;
    row[2] = orders;
  }

  private static double revenue(RandomGenerator random, int arm) {
    return (1 + .05 * arm) * Math.exp(SIGMA * random.nextGaussian());
  }

  /// The mean of a scaled log-normal variable below the cap, and the cap above it.
  private static double capped(double scale) {
    double z = Math.log(CAP / scale) / SIGMA;
    return scale * Math.exp(SIGMA * SIGMA / 2) * Normal.cumulative(z - SIGMA)
        + CAP * Normal.cumulative(-z);
  }

  private void measure(Metric metric, int units) {
    RandomGenerator random = seed.generator(metric.name() + units);
    int[] held = new int[2];
    int warned = 0;
    double[] row = new double[metric.columns()];
    for (int s = 0; s < simulations; s++) {
      var arms = new Moments[] {new Moments(metric.columns()), new Moments(metric.columns())};
      for (int arm = 0; arm < 2; arm++) {
        for (int i = 0; i < units; i++) {
          metric.row().row(random, arm, row);
          arms[arm].add(row);
        }
      }
      for (Scale scale : Scale.values()) {
        Comparison comparison = Comparison.of(metric.measure(), arms[0], arms[1], scale);
        double truth = scale == Scale.ABSOLUTE ? metric.absolute() : metric.relative();
        held[scale.ordinal()] += holds(comparison, truth) ? 1 : 0;
      }
      Set<Warning> warnings = Warning.of(metric.measure(), arms[0]);
      warnings.addAll(Warning.of(metric.measure(), arms[1]));
      warned += warnings.isEmpty() ? 0 : 1;
    }
    print(metric.name(), units, held, warned);
  }

  private void quantile(int units) {
    RandomGenerator random = seed.generator("quantile" + units);
    double median = 20;
    double truth = median * Math.exp(.5 * Normal.quantile(.9));
    int[] held = new int[2];
    for (int s = 0; s < simulations; s++) {
      var arms = new QuantileSketch[] {new QuantileSketch(), new QuantileSketch()};
      for (int arm = 0; arm < 2; arm++) {
        for (int i = 0; i < units; i++) {
          arms[arm].add((1 + .05 * arm) * median * Math.exp(.5 * random.nextGaussian()));
        }
      }
      for (Scale scale : Scale.values()) {
        Comparison comparison = Comparison.of(arms[0].sample(.9), arms[1].sample(.9), scale);
        held[scale.ordinal()] +=
            holds(comparison, scale == Scale.ABSOLUTE ? .05 * truth : .05) ? 1 : 0;
      }
    }
    print("quantile, 90 %", units, held, 0);
  }

  private static boolean holds(Comparison comparison, double truth) {
    if (!(comparison instanceof Effect effect)) {
      return false;
    }
    Interval interval = FixedTest.STANDARD.judge(effect).interval();
    return interval.low() <= truth && truth <= interval.high();
  }

  private void print(String name, int units, int[] held, int warned) {
    System.out.printf(
        "| %s | %,d | %.2f %% | %.2f %% | %.0f %% |%n",
        name,
        units,
        100. * held[0] / simulations,
        100. * held[1] / simulations,
        100. * warned / simulations);
  }
}
