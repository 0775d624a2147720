package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommenderModel;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The candidates of a ranking: what a model of behaviour finds, and behind it a tenth as many of
/// those products that it cannot find, because hardly anybody has had to do with them.
///
/// @param found by behaviour
/// @param kindred by what products are
public record Findings(RecommenderModel found, Kindred kindred) implements RecommenderModel {
  private static final int SHARE = 10;

  @Override
  public ProductIndex products() {
    return found.products();
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    int[] first = found.rank(history, admissible, count);
    int[] sorted = first.clone();
    Arrays.sort(sorted);
    int[] others =
        kindred.find(
            history,
            item -> Arrays.binarySearch(sorted, item) < 0 && admissible.test(item),
            count / SHARE);
    return IntStream.concat(IntStream.of(first), IntStream.of(others)).toArray();
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    return found.recommend(history, admissible, count);
  }

  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    return found.similar(item, admissible, count);
  }
}
