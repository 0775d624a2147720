package io.shopkeeper.bench;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Assigner;
import io.shopkeeper.experiment.assignment.Assignment;
import io.shopkeeper.experiment.assignment.Condition;
import io.shopkeeper.experiment.assignment.Salt;
import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.experiment.statistics.FixedTest;
import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.PlannedSequence;
import io.shopkeeper.experiment.statistics.Power;
import io.shopkeeper.experiment.statistics.SequentialTest;
import io.shopkeeper.experiment.statistics.Side;
import io.shopkeeper.experiment.statistics.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What looking every day does to false alarms and power, what covariates save, and how fast
/// exposures become results. All data are drawn.
final class ExperimentBenchmark {
  private static final double RATE = .1;
  private static final int DAYS = 28;

  private final Seed seed;
  private final int simulations;

  ExperimentBenchmark(Seed seed, int simulations) {
    this.seed = seed;
    this.simulations = simulations;
  }

  /// Ten thousand experiments on a conversion of 10 %, looked at on each of 28 days.
  void peeking() {
    double effect = .01;
    double mean = RATE + effect / 2;
    long fixed = Power.STANDARD.units(mean * (1 - mean), effect, .5);
    long planned = (long) Math.ceil(Power.SEQUENTIAL_FACTOR * fixed);
    System.out.printf(
        "%,d experiments, %d looks, conversion %.0f %%, effect %.0f points, fixed test %,d units,"
            + " planned %,d%n",
        simulations, DAYS, 100 * RATE, 100 * effect, fixed, planned);
    System.out.println("| test | alarms without effect | alarms with effect |");
    System.out.println("|---|---|---|");
    double[][] shares = {alarms(0, fixed, planned), alarms(effect, fixed, planned)};
    String[] names = {
      "planned sequence, daily to 1.3 n",
      "mixture alone, daily to 1.3 n",
      "fixed test, daily to n (wrong)",
      "fixed test, once at n"
    };
    for (int test = 0; test < names.length; test++) {
      System.out.printf(
          "| %s | %.2f %% | %.2f %% |%n",
          names[test], 100 * shares[0][test], 100 * shares[1][test]);
    }
  }

  private double[] alarms(double effect, long fixed, long planned) {
    RandomGenerator random = seed.generator("peeking " + effect);
    var sequence = new PlannedSequence(.05, planned);
    var mixture = new SequentialTest(.05, Side.BOTH, planned);
    double[] alarms = new double[4];
    for (int s = 0; s < simulations; s++) {
      boolean[] alarmed = new boolean[4];
      long[] n = new long[2];
      long[] hits = new long[2];
      long looked = 0;
      for (int day = 1; day <= DAYS; day++) {
        long until = planned * day / DAYS;
        // The fixed test ends at n: one look is put there.
        boolean ends = looked < fixed && until >= fixed;
        if (ends) {
          draw(random, effect, fixed, n, hits);
          boolean significant = FixedTest.STANDARD.judge(effect(n, hits)).significant();
          alarmed[2] |= significant;
          alarmed[3] = significant;
        }
        draw(random, effect, until, n, hits);
        looked = until;
        Effect seen = effect(n, hits);
        alarmed[0] |= sequence.judge(seen).significant();
        alarmed[1] |= mixture.judge(seen).significant();
        if (until < fixed) {
          alarmed[2] |= FixedTest.STANDARD.judge(seen).significant();
        }
      }
      for (int test = 0; test < alarms.length; test++) {
        alarms[test] += alarmed[test] ? 1. / simulations : 0;
      }
    }
    return alarms;
  }

  private static void draw(
      RandomGenerator random, double effect, long until, long[] n, long[] hits) {
    for (int arm = 0; arm < 2; arm++) {
      double rate = RATE + arm * effect;
      while (n[arm] < until / 2) {
        n[arm]++;
        hits[arm] += random.nextDouble() < rate ? 1 : 0;
      }
    }
  }

  private static Effect effect(long[] n, long[] hits) {
    return (Effect)
        Comparison.of(Measure.PROPORTION, arm(n[0], hits[0]), arm(n[1], hits[1]), Scale.ABSOLUTE);
  }

  private static Moments arm(long n, long hits) {
    return Moments.of(n, new double[] {hits}, new double[][] {{hits}});
  }

  /// The variance that covariates leave, against 1 − ρ².
  void covariates() {
    System.out.println("| ρ | variance left | 1 − ρ² | off by |");
    System.out.println("|---|---|---|---|");
    for (double rho : new double[] {.3, .5, .7, .9}) {
      RandomGenerator random = seed.generator("covariates " + rho);
      int experiments = 2_000;
      int units = 500;
      double[][] effects = new double[2][experiments];
      for (int e = 0; e < experiments; e++) {
        Moments[] adjusted = {new Moments(2), new Moments(2)};
        for (int i = 0; i < 2 * units; i++) {
          double x = random.nextGaussian();
          double y = rho * x + Math.sqrt(1 - rho * rho) * random.nextGaussian();
          adjusted[i % 2].add(10 + y, x);
        }
        effects[0][e] = adjusted[1].mean(0) - adjusted[0].mean(0);
        Effect effect =
            (Effect) Comparison.of(Measure.MEAN, adjusted[0], adjusted[1], Scale.ABSOLUTE);
        effects[1][e] = effect.standardError() * effect.standardError();
      }
      // Of the estimated variances; the unadjusted one is known: 2/units.
      double left = Arrays.stream(effects[1]).average().orElse(0) / (2. / units);
      double truth = 1 - rho * rho;
      System.out.printf(
          "| %.1f | %.4f | %.4f | %+.2f %% |%n", rho, left, truth, 100 * (left / truth - 1));
    }
  }

  /// Exposures of a fifth as many units, each with an outcome, summed by unit, then by arm and the
  /// day of its first exposure, then judged: one thread.
  void exposures(int exposures) {
    RandomGenerator random = seed.generator("exposures");
    int units = exposures / 5;
    int days = 28;
    var salt = new Salt("exposures");
    byte[] arm = new byte[units];
    for (int unit = 0; unit < units; unit++) {
      arm[unit] = (byte) (salt.share(Integer.toString(unit)) < .5 ? 0 : 1);
    }
    long start = System.nanoTime();
    byte[] firstDay = new byte[units];
    Arrays.fill(firstDay, (byte) -1);
    float[] value = new float[units];
    for (int i = 0; i < exposures; i++) {
      long drawn = random.nextLong();
      int unit = (int) ((drawn >>> 33) % units);
      if (firstDay[unit] < 0) {
        firstDay[unit] = (byte) ((long) i * days / exposures);
      }
      if ((drawn & 31) == 0) {
        value[unit] += (drawn >>> 5 & 0xff) / 4f;
      }
    }
    var cells = new Moments[2][days];
    for (Moments[] row : cells) {
      Arrays.setAll(row, _ -> new Moments(1));
    }
    for (int unit = 0; unit < units; unit++) {
      if (firstDay[unit] >= 0) {
        cells[arm[unit]][firstDay[unit]].add(value[unit]);
      }
    }
    var whole = new Moments[] {new Moments(1), new Moments(1)};
    for (int a = 0; a < 2; a++) {
      for (Moments part : cells[a]) {
        whole[a].addAll(part);
      }
    }
    Verdict verdict =
        FixedTest.STANDARD.judge(
            (Effect) Comparison.of(Measure.MEAN, whole[0], whole[1], Scale.RELATIVE));
    System.out.printf(
        "%,d exposures of %,d units, drawn, summed by unit, arm and day, and judged: %.2f s, %,d"
            + " MiB of heap in use (p = %.3f)%n",
        exposures,
        units,
        (System.nanoTime() - start) / 1e9,
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
        verdict.pValue());
  }

  /// Assignments a second on one thread, the hash of layer and arms both.
  void assignment() {
    var allocation =
        new Allocation(
            "checkout",
            "pages",
            0,
            .8,
            List.of(new Arm("control", 1), new Arm("treatment", 1)),
            new Condition.Always());
    var assigner = new Assigner(.01);
    String[] units = new String[1 << 16];
    Arrays.setAll(units, i -> "customer-" + (1_000_000 + i));
    int in = 0;
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      in = 0;
      int count = 5_000_000;
      for (int i = 0; i < count; i++) {
        in +=
            assigner.assign(allocation, units[i & 0xffff], Map.of()) instanceof Assignment.In
                ? 1
                : 0;
      }
      System.out.printf(
          "%,.0f assignments/s on one thread, %.1f %% in%n",
          count / ((System.nanoTime() - start) / 1e9), 100. * in / count);
    }
  }
}
