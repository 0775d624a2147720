package io.shopkeeper.bench.bandit;

import io.shopkeeper.domain.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// How shoppers and the arms they are shown are drawn.
///
/// A shopper has a taste (shares of four departments), affluence, a device, and has been here
/// before or not: 8 numbers with the constant, all seen. An arm belongs to a department and has a
/// price level, both seen, and likes and dislikes of its own among shoppers, which are not. The
/// logit of a click is `-2.5 + seen · (3 (taste of the arm's department - ¼) + .4 affluence ·
/// price) + own · (w · shopper)`, w standard normal.
///
/// @param seen weight of what the arm's features tell
/// @param own weight of what they do not
/// @param delay mean rounds until a reward is told, exponential; 0 for at once
/// @param memory rounds after which w has kept 1/e of itself; 0 for tastes that stay
record BanditWorld(
    String name, int arms, int rounds, double seen, double own, double delay, double memory) {
  static final int DEPARTMENTS = 4;
  static final int FEATURES = DEPARTMENTS + 4;
  private static final double BASE = -2.5;

  /// A page's creatives; the same, told late; the same, wearing out; products known by features.
  static final BanditWorld[] ALL = {
    new BanditWorld("creatives", 10, 5_000, .5, .5, 0, 0),
    new BanditWorld("late", 10, 5_000, .5, .5, 500, 0),
    new BanditWorld("drifting", 10, 5_000, .5, .7, 0, 4_000),
    new BanditWorld("products", 40, 5_000, 1, .25, 0, 0)
  };

  /// What happens to whom, drawn beforehand and so alike for all who choose.
  ///
  /// @param departments of the arms
  /// @param prices of the arms, standard normal
  /// @param shoppers their 8 numbers, a row a round
  /// @param chances of a click, of every arm in every round
  /// @param clicked whether it would be clicked
  /// @param told round after which the reward is known
  record Rounds(
      int[] departments,
      double[] prices,
      double[][] shoppers,
      double[][] chances,
      boolean[][] clicked,
      int[] told) {}

  Rounds draw(Seed seed) {
    RandomGenerator random = seed.generator("arms");
    int[] departments = random.ints(arms, 0, DEPARTMENTS).toArray();
    double[] prices = gaussians(arms, random);
    double[][] likes = new double[arms][];
    Arrays.setAll(likes, _ -> gaussians(FEATURES, random));
    double kept = memory == 0 ? 1 : Math.exp(-1 / memory);
    var drawn =
        new Rounds(
            departments,
            prices,
            new double[rounds][],
            new double[rounds][arms],
            new boolean[rounds][arms],
            new int[rounds]);
    for (int t = 0; t < rounds; t++) {
      double[] shopper = shopper(random);
      drawn.shoppers[t] = shopper;
      drawn.told[t] = t + (int) (delay * random.nextExponential());
      for (int a = 0; a < arms; a++) {
        double taste = shopper[1 + departments[a]] - 1. / DEPARTMENTS;
        double affluence = shopper[1 + DEPARTMENTS];
        double logit =
            BASE + seen * (3 * taste + .4 * affluence * prices[a]) + own * dot(likes[a], shopper);
        drawn.chances[t][a] = 1 / (1 + Math.exp(-logit));
        drawn.clicked[t][a] = random.nextDouble() < drawn.chances[t][a];
        if (kept < 1) {
          wear(likes[a], kept, random);
        }
      }
    }
    return drawn;
  }

  private static double[] shopper(RandomGenerator random) {
    double[] shopper = new double[FEATURES];
    shopper[0] = 1;
    double sum = 0;
    for (int d = 1; d <= DEPARTMENTS; d++) {
      shopper[d] = Math.exp(1.5 * random.nextGaussian());
      sum += shopper[d];
    }
    for (int d = 1; d <= DEPARTMENTS; d++) {
      shopper[d] /= sum;
    }
    shopper[DEPARTMENTS + 1] = random.nextGaussian();
    shopper[DEPARTMENTS + 2] = random.nextDouble() < .6 ? 1 : 0;
    shopper[DEPARTMENTS + 3] = random.nextDouble() < .4 ? 1 : 0;
    return shopper;
  }

  private static void wear(double[] likes, double kept, RandomGenerator random) {
    double fresh = Math.sqrt(1 - kept * kept);
    for (int i = 0; i < likes.length; i++) {
      likes[i] = kept * likes[i] + fresh * random.nextGaussian();
    }
  }

  private static double[] gaussians(int count, RandomGenerator random) {
    return DoubleStream.generate(random::nextGaussian).limit(count).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
