package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.ProductIndex;
import java.util.List;

/// Foretells a next basket. Immutable and safe for any number of threads.
public interface BasketRanking {

  /// The products it knows; all item numbers are numbers of this index.
  ProductIndex products();

  /// The items most likely in the basket that follows a history, likeliest first.
  int[] rank(BasketHistory history, int count);

  /// The rankings of many histories, the same at any number of threads.
  default int[][] rankAll(List<BasketHistory> histories, int count, Workers workers) {
    int[][] lists = new int[histories.size()][];
    workers.forEach(lists.length, () -> asked -> lists[asked] = rank(histories.get(asked), count));
    return lists;
  }
}
