package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Finds candidates among products that nobody had to do with yet, by meaning: how much the
/// customer likes what they are, whether such products come next, how near their descriptions are
/// to those of the customer's products, and how much the like of them draws.
///
/// The four orders are joined by reciprocal ranks, `Σ 1 / (60 + rank)` (Cormack, Clarke and
/// Büttcher, SIGIR 2009), which needs no weights. O(products · features).
///
/// @param features as of a point in time, by [RankingFeatures#ofNew]
/// @param products the new ones, as items of the features
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record NewProducts(RankingFeatures features, int[] products) implements CandidateSource {
  private static final double SMOOTHING = 60;

  /// The feature that says how much the like of a product draws.
  private static final String PRIOR = "prior.sum";

  private static final List<String> ORDERS =
      List.of("profile.liking.mean", "attributes.follow.mean", "descriptions.taste", PRIOR);

  @Override
  public int[] find(History history, IntPredicate admissible, int count) {
    return best(history, admissible, ORDERS, count);
  }

  /// The same by what the like of them draws alone, whoever asks.
  public int[] expected(int count) {
    return best(History.EMPTY, _ -> true, List.of(PRIOR), count);
  }

  private int[] best(History history, IntPredicate admissible, List<String> orders, int count) {
    int[] items = IntStream.of(products).filter(admissible).toArray();
    float[][] columns = features.of(history, items);
    double[] scores = new double[items.length];
    for (String name : orders) {
      int column = features.column(name);
      if (column >= 0) {
        add(columns[column], scores);
      }
    }
    return IntStream.range(0, items.length)
        .boxed()
        .sorted(Comparator.comparingDouble(place -> -scores[place]))
        .limit(count)
        .mapToInt(place -> items[place])
        .toArray();
  }

  /// Equal values share the first of their ranks; what is not known is not ranked.
  private static void add(float[] values, double[] scores) {
    int[] order =
        IntStream.range(0, values.length)
            .filter(place -> !Float.isNaN(values[place]))
            .boxed()
            .sorted((a, b) -> Float.compare(values[b], values[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    int rank = 0;
    for (int i = 0; i < order.length; i++) {
      rank = i > 0 && values[order[i]] == values[order[i - 1]] ? rank : i + 1;
      scores[order[i]] += 1 / (SMOOTHING + rank);
    }
  }
}
