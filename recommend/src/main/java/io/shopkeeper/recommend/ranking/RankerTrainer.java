package io.shopkeeper.recommend.ranking;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BoostingSettings;
import io.shopkeeper.numeric.boosting.LambdaMart;
import io.shopkeeper.numeric.boosting.RankedLists;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Fits rankers to lists of which customers took something. Deterministic at any number of workers.
///
/// @param seed of the rows and columns that each tree sees
public record RankerTrainer(Seed seed, Workers workers) {
  /// Places of a list that count.
  public static final int CUTOFF = 10;

  private static final List<String> NAMES = List.of(LinearRanker.NAME, BoostedRanker.NAME);

  /// Found on the validation data of Amazon Beauty: less weight in a leaf, or more columns a tree,
  /// and trees stop helping sooner and at less.
  private static final BoostingSettings TREES =
      new BoostingSettings(300, 15, .05, 10, 10, .8, .3, 255, 40);

  /// How many leaves a tree has is each shop's own: where few customers teach, fewer are better.
  private static final List<Integer> LEAVES = List.of(15, 5);

  /// All that can be learned.
  ///
  /// @param validation lists by whose order it is told how many trees to grow
  public List<Ranker> all(RankedLists train, RankedLists validation) {
    return NAMES.stream().map(name -> fit(name, train, validation)).toList();
  }

  /// The one of this name.
  ///
  /// @throws IllegalArgumentException for an unknown name
  public Ranker fit(String name, RankedLists train, RankedLists validation) {
    return switch (name) {
      case LinearRanker.NAME -> LinearRanker.fit(train, neutral(train), workers);
      case BoostedRanker.NAME ->
          best(
              LEAVES.stream().map(leaves -> boosted(leaves, train, validation)).toList(),
              validation);
      default ->
          throw new IllegalArgumentException("ranker '%s' is not one of %s".formatted(name, NAMES));
    };
  }

  /// One of the same kind as another, and of trees as large, by lists of other columns.
  public Ranker like(Ranker chosen, RankedLists train, RankedLists validation) {
    return switch (chosen) {
      case LinearRanker _ -> LinearRanker.fit(train, neutral(train), workers);
      case BoostedRanker boosted -> boosted(leaves(boosted), train, validation);
    };
  }

  private Ranker boosted(int leaves, RankedLists train, RankedLists validation) {
    return new BoostedRanker(
        new LambdaMart(CUTOFF, TREES.withLeaves(leaves))
            .fitStopping(train, validation, seed.generator("ranker"), workers),
        neutral(train));
  }

  /// As many leaves as its trees were allowed.
  private static int leaves(BoostedRanker boosted) {
    return LEAVES.stream()
        .filter(most -> most >= boosted.mostLeaves())
        .min(naturalOrder())
        .orElseThrow();
  }

  /// The one that puts `validation` in the better order, by nDCG at ten.
  public Ranker best(RankedLists train, RankedLists validation) {
    return best(all(train, validation), validation);
  }

  private Ranker best(List<Ranker> rankers, RankedLists validation) {
    Ranker best = null;
    double most = -1;
    for (Ranker ranker : rankers) {
      double quality = quality(ranker, validation);
      if (best == null || quality > most) {
        best = ranker;
        most = quality;
      }
    }
    return requireNonNull(best);
  }

  /// Mean nDCG at ten of the lists in a ranker's order.
  public double quality(Ranker ranker, RankedLists lists) {
    return quality(lists, (from, to) -> scores(ranker, lists, from, to));
  }

  /// The same of the order in which candidates were found.
  public double qualityAsFound(RankedLists lists) {
    return quality(lists, (from, to) -> new double[to - from]);
  }

  /// Scores of some rows.
  private interface Scores {
    double[] of(int from, int to);
  }

  private double quality(RankedLists lists, Scores scoring) {
    int[][] orders = new int[lists.count()][];
    int[][] relevant = new int[orders.length][];
    workers.forEach(
        orders.length,
        1,
        () ->
            list -> {
              int from = lists.starts()[list];
              int to = lists.starts()[list + 1];
              double[] scores = scoring.of(from, to);
              orders[list] =
                  IntStream.range(0, to - from)
                      .boxed()
                      .sorted(Comparator.comparingDouble(i -> -scores[i]))
                      .limit(CUTOFF)
                      .mapToInt(Integer::intValue)
                      .toArray();
              relevant[list] =
                  IntStream.range(0, to - from)
                      .filter(i -> lists.relevance()[from + i] > 0)
                      .toArray();
            });
    return Arrays.stream(
            new RankingEvaluation(orders, relevant).perUser(RankingMetric.NDCG, CUTOFF))
        .average()
        .orElse(0);
  }

  private static double[] scores(Ranker ranker, RankedLists lists, int from, int to) {
    float[][] columns = new float[lists.columns().count()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = Arrays.copyOfRange(lists.columns().values()[c], from, to);
    }
    return ranker.scores(columns, to - from);
  }

  /// A ranker of the same kind and size as one that was chosen, from more lists than it was chosen
  /// by.
  public Ranker again(Ranker chosen, RankedLists lists) {
    float[] neutral = neutral(lists);
    return switch (chosen) {
      case LinearRanker _ -> LinearRanker.fit(lists, neutral, workers);
      case BoostedRanker boosted when boosted.trees().trees().isEmpty() -> boosted;
      case BoostedRanker boosted -> {
        var size = TREES.withTrees(boosted.trees().trees().size()).withLeaves(leaves(boosted));
        yield new BoostedRanker(
            new LambdaMart(CUTOFF, size).fit(lists, seed.generator("ranker"), workers), neutral);
      }
    };
  }

  /// The median of what is known of every column, 0 where nothing is.
  private static float[] neutral(RankedLists lists) {
    float[][] columns = lists.columns().values();
    float[] neutral = new float[columns.length];
    for (int c = 0; c < neutral.length; c++) {
      float[] sorted = columns[c].clone();
      Arrays.sort(sorted); // NaN behind all numbers
      int known = sorted.length;
      while (known > 0 && Float.isNaN(sorted[known - 1])) {
        known--;
      }
      neutral[c] = known == 0 ? 0 : sorted[known / 2];
    }
    return neutral;
  }
}
