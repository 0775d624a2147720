package io.shopkeeper.bench.bandit;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.StudentT;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// What Shopkeeper's bandits earn beside Vowpal Wabbit's: the same shoppers, the same draw of a
/// click for every arm. The settings of every policy are chosen on seeds of their own; who is
/// Shopkeeper's best is too. A reward counts as its known probability.
public final class BanditBenchmark {
  private final Seed seed;
  private final int tuning;
  private final int seeds;

  /// @param tuning seeds on which settings are chosen
  /// @param seeds others, which are reported
  public BanditBenchmark(Seed seed, int tuning, int seeds) {
    this.seed = seed;
    this.tuning = tuning;
    this.seeds = seeds;
  }

  /// @param names of worlds; all if empty
  public void run(List<String> names) {
    for (BanditWorld world : BanditWorld.ALL) {
      if (names.isEmpty() || names.contains(world.name())) {
        run(world);
      }
    }
  }

  private record Played(double[] rewards, double microseconds) {
    double mean() {
      return Arrays.stream(rewards).average().orElseThrow();
    }
  }

  private record Chosen(Contestant contestant, double mean) {
    Chosen better(Chosen other) {
      return other.mean > mean ? other : this;
    }
  }

  private void run(BanditWorld world) {
    Map<String, Chosen> families = new LinkedHashMap<>();
    for (Contestant contestant : Contestant.of(world)) {
      var tried = new Chosen(contestant, play(world, contestant, "tuning", tuning).mean());
      System.err.printf(
          "%s %s %s %.5f%n", world.name(), contestant.family(), contestant.settings(), tried.mean);
      families.merge(contestant.family(), tried, Chosen::better);
    }
    List<Contestant> chosen = families.values().stream().map(Chosen::contestant).toList();
    Contestant ours =
        families.values().stream()
            .filter(each -> each.contestant instanceof Contestant.Own)
            .reduce(Chosen::better)
            .orElseThrow()
            .contestant;
    Played leader = play(world, ours, "report", seeds);
    double[] bounds = bounds(world);
    System.out.printf(
        "%s: %s%n%d seeds; best arm %.4f, any arm %.4f; Shopkeeper's best on other seeds: %s%n%n",
        world.name(), world, seeds, bounds[0], bounds[1], ours.family());
    System.out.println(
        "| policy | settings | reward | regret | µs a round | Shopkeeper's best less this |");
    System.out.println("|---|---|---|---|---|---|");
    for (Contestant contestant : chosen) {
      Played played = contestant.equals(ours) ? leader : play(world, contestant, "report", seeds);
      System.out.printf(
          "| %s | %s | %.4f | %.4f | %.0f | %s |%n",
          contestant.family(),
          contestant.settings(),
          played.mean(),
          bounds[0] - played.mean(),
          played.microseconds,
          contestant.equals(ours) ? "" : difference(leader.rewards, played.rewards));
    }
    System.out.println();
  }

  /// Mean chance of a click of the best arm of each round, and of all.
  private double[] bounds(BanditWorld world) {
    double[] sums = new double[2];
    for (int s = 0; s < seeds; s++) {
      for (double[] chances : world.draw(of(world, "report", s)).chances()) {
        sums[0] += Arrays.stream(chances).max().orElseThrow();
        sums[1] += Arrays.stream(chances).average().orElseThrow();
      }
    }
    return Arrays.stream(sums).map(sum -> sum / seeds / world.rounds()).toArray();
  }

  private Seed of(BanditWorld world, String purpose, int number) {
    return seed.derive("%s %s %d".formatted(world.name(), purpose, number));
  }

  private Played play(BanditWorld world, Contestant contestant, String purpose, int count) {
    double[] rewards = new double[count];
    long spent = 0;
    for (int s = 0; s < count; s++) {
      Seed own = of(world, purpose, s);
      BanditWorld.Rounds rounds = world.draw(own);
      try (Chooser chooser = contestant.chooser(rounds, own)) {
        long start = System.nanoTime();
        rewards[s] = play(rounds, chooser);
        spent += System.nanoTime() - start;
      }
    }
    return new Played(rewards, spent / 1e3 / count / world.rounds());
  }

  private static double play(BanditWorld.Rounds rounds, Chooser chooser) {
    record Waiting(int round, int arm) {}
    var waiting =
        new PriorityQueue<Waiting>(
            (a, b) -> Integer.compare(rounds.told()[a.round], rounds.told()[b.round]));
    double sum = 0;
    for (int t = 0; t < rounds.shoppers().length; t++) {
      int arm = chooser.choose(t);
      sum += rounds.chances()[t][arm];
      waiting.add(new Waiting(t, arm));
      while (!waiting.isEmpty() && rounds.told()[waiting.element().round] <= t) {
        Waiting told = waiting.remove();
        chooser.learn(told.round, rounds.clicked()[told.round][told.arm] ? 1 : 0);
      }
    }
    return sum / rounds.shoppers().length;
  }

  private static String difference(double[] ours, double[] other) {
    double[] differences =
        IntStream.range(0, ours.length).mapToDouble(i -> ours[i] - other[i]).toArray();
    double mean = Arrays.stream(differences).average().orElseThrow();
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    int n = ours.length;
    double half = StudentT.quantile(.975, n - 1) * Math.sqrt(squares / (n - 1) / n);
    return "%+.4f [%+.4f, %+.4f]".formatted(mean, mean - half, mean + half);
  }
}
