package io.shopkeeper.recommend.nextbasket;

import java.util.Arrays;
import java.util.List;

/// One customer's baskets, oldest first: the numbers of the items of each, ascending and each once,
/// none empty. Immutable.
public final class BasketHistory {

  /// Older baskets add cost, not knowledge.
  static final int MAX_BASKETS = 500;

  /// Of a customer nothing is known of.
  public static final BasketHistory EMPTY = new BasketHistory(new int[0][]);

  private final int[][] baskets;

  private BasketHistory(int[][] baskets) {
    this.baskets = baskets;
  }

  /// Items in any order, repeated or not; empty baskets are passed over and the newest 500 kept.
  public static BasketHistory of(List<int[]> baskets) {
    List<int[]> full = baskets.stream().filter(basket -> basket.length > 0).toList();
    return new BasketHistory(
        full.subList(Math.max(0, full.size() - MAX_BASKETS), full.size()).stream()
            .map(basket -> Arrays.stream(basket).sorted().distinct().toArray())
            .toArray(int[][]::new));
  }

  /// How many baskets there are.
  public int size() {
    return baskets.length;
  }

  /// The items of a basket in [0, size), 0 being the oldest; not to be written to.
  int[] basket(int place) {
    return baskets[place];
  }

  /// The oldest baskets alone.
  public BasketHistory first(int count) {
    return new BasketHistory(Arrays.copyOf(baskets, count));
  }

  /// The items of the newest basket, none without any.
  public int[] newest() {
    return baskets.length == 0 ? new int[0] : baskets[baskets.length - 1].clone();
  }

  /// Whether an item is in any basket. O(size · log basket).
  public boolean has(int item) {
    for (int[] basket : baskets) {
      if (Arrays.binarySearch(basket, item) >= 0) {
        return true;
      }
    }
    return false;
  }
}
