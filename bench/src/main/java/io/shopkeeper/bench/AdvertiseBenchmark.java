package io.shopkeeper.bench;

import io.shopkeeper.advertise.delivery.CreativeChooser;
import io.shopkeeper.advertise.delivery.CreativeChooser.Choice;
import io.shopkeeper.advertise.delivery.Features;
import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// How fast a creative is chosen, and what choosing earns against showing all evenly and against
/// the one creative that is best for everybody. Visitors are drawn.
final class AdvertiseBenchmark {
  private static final int KINDS = 20;
  private static final int VISITORS = 5_000;

  private final Seed seed;
  private final int seeds;

  AdvertiseBenchmark(Seed seed, int seeds) {
    this.seed = seed;
    this.seeds = seeds;
  }

  /// Ten thousand creatives, every tenth impression learned from, on two threads.
  void speed(int creatives, int decisions) throws InterruptedException {
    CreativeChooser chooser = chooser(creatives, seed);
    drive(chooser, decisions / 4, 0);
    long[][] times = new long[2][];
    var threads = new ArrayList<Thread>();
    long start = System.nanoTime();
    for (int t = 0; t < times.length; t++) {
      int thread = t;
      threads.add(
          Thread.ofPlatform().start(() -> times[thread] = drive(chooser, decisions, thread + 1)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.printf(
        "%,d creatives: %,.0f decisions/s on two threads; p50 %.0f µs, p99 %.0f µs, worst %.1f"
            + " ms%n",
        creatives,
        all.length / seconds,
        all[all.length / 2] / 1e3,
        all[all.length * 99 / 100] / 1e3,
        all[all.length - 1] / 1e6);
  }

  private long[] drive(CreativeChooser chooser, int decisions, int stream) {
    RandomGenerator random = seed.generator("visitors " + stream);
    long[] times = new long[decisions];
    for (int i = 0; i < decisions; i++) {
      int kind = random.nextInt(KINDS);
      long start = System.nanoTime();
      float[] visitor = visitor(kind);
      Choice choice = Objects.requireNonNull(chooser.choose(visitor, _ -> true, random));
      if (i % 10 == 0) {
        chooser.shown(choice.creative(), visitor);
      }
      times[i] = System.nanoTime() - start;
      if (i % 100 == 0 && choice.creative() % KINDS == kind) {
        chooser.responded(choice.creative(), visitor, 0, 1);
      }
    }
    return times;
  }

  /// Campaigns of so many visitors and creatives, each of which is answered by 2 to 6 % and by
  /// three times as many of those who like its kind.
  void policies(int creatives) {
    double[] overEven = new double[seeds];
    double[] overBest = new double[seeds];
    for (int s = 0; s < seeds; s++) {
      Seed one = seed.derive("campaign " + s);
      RandomGenerator random = one.generator("visitors");
      double[] appeal = new double[creatives];
      Arrays.setAll(appeal, _ -> .02 + .04 * random.nextDouble());
      int kinds = Math.min(creatives, 5);
      int best = 0;
      for (int c = 1; c < creatives; c++) {
        best = appeal[c] > appeal[best] ? c : best;
      }
      CreativeChooser chooser = chooser(creatives, one);
      double chosen = 0;
      double even = 0;
      double fixed = 0;
      for (int v = 0; v < VISITORS; v++) {
        int kind = random.nextInt(kinds);
        double luck = random.nextDouble();
        float[] visitor = visitor(kind);
        Choice choice = Objects.requireNonNull(chooser.choose(visitor, _ -> true, random));
        chooser.shown(choice.creative(), visitor);
        if (luck < rate(appeal, choice.creative(), kind, kinds)) {
          chooser.responded(choice.creative(), visitor, 0, 1);
          chosen++;
        }
        even += luck < rate(appeal, random.nextInt(creatives), kind, kinds) ? 1 : 0;
        fixed += luck < rate(appeal, best, kind, kinds) ? 1 : 0;
      }
      overEven[s] = (chosen - even) / VISITORS;
      overBest[s] = (chosen - fixed) / VISITORS;
    }
    System.out.printf(
        "%d creatives, %,d visitors, %d seeds: answers per visitor over even %s, over the best one"
            + " %s%n",
        creatives, VISITORS, seeds, interval(overEven), interval(overBest));
  }

  private static double rate(double[] appeal, int creative, int kind, int kinds) {
    return appeal[creative] * (creative % kinds == kind ? 3 : 1);
  }

  private static String interval(double[] differences) {
    double mean = Arrays.stream(differences).average().orElseThrow();
    double variance =
        Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum()
            / (differences.length - 1);
    double half = 1.984 * Math.sqrt(variance / differences.length);
    return "%+.2f %% [%+.2f, %+.2f]"
        .formatted(100 * mean, 100 * (mean - half), 100 * (mean + half));
  }

  private static CreativeChooser chooser(int creatives, Seed seed) {
    List<float[]> features = new ArrayList<>();
    for (int c = 0; c < creatives; c++) {
      features.add(
          Features.ofCreative(
              "c" + c, Map.of("kind", "k" + c % Math.min(creatives <= 50 ? 5 : KINDS, creatives))));
    }
    return new CreativeChooser(features, seed.generator("draws"));
  }

  private static float[] visitor(int kind) {
    return Features.ofVisitor(Map.of("kind", "k" + kind));
  }
}
