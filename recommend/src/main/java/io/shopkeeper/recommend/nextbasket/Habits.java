package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.numeric.SparseAccumulator;

/// What a customer's past says of each of its items, as baskets are added oldest first: how often,
/// how long ago, and with what weight. O(1) for an item of a basket. For one thread.
final class Habits {

  private final double decay;
  private final SparseAccumulator times;
  private final SparseAccumulator lastPlus;
  private final SparseAccumulator weight;
  private int baskets;
  private double all;

  /// What the newest basket's items weigh: grows instead of letting all others shrink.
  private double unit = 1;

  Habits(int items, double decay) {
    this.decay = decay;
    times = new SparseAccumulator(items);
    lastPlus = new SparseAccumulator(items);
    weight = new SparseAccumulator(items);
  }

  /// Forgets everything.
  void clear() {
    times.clear();
    lastPlus.clear();
    weight.clear();
    baskets = 0;
    all = 0;
    unit = 1;
  }

  /// Of a whole history.
  void take(BasketHistory history) {
    clear();
    for (int place = 0; place < history.size(); place++) {
      add(history.basket(place));
    }
  }

  void add(int[] basket) {
    unit /= decay;
    baskets++;
    for (int item : basket) {
      times.add(item, 1);
      lastPlus.add(item, baskets - lastPlus.sum(item));
      weight.add(item, unit);
      all += unit;
    }
  }

  /// How many baskets there are.
  int baskets() {
    return baskets;
  }

  /// How many different items they hold.
  int size() {
    return times.size();
  }

  /// The item bought `entry`-th, in [0, size).
  int item(int entry) {
    return times.column(entry);
  }

  /// In how many baskets an item was.
  int times(int item) {
    return (int) times.sum(item);
  }

  /// How many baskets came after the last with an item; 0 for the newest.
  int gap(int item) {
    return baskets - (int) lastPlus.sum(item);
  }

  /// `Σ decay^age` of the baskets with an item.
  double weight(int item) {
    return weight.sum(item) / unit;
  }

  /// p of the package's notation: the share of an item in all that was bought, newest counting
  /// most.
  double share(int item) {
    return weight.sum(item) / all;
  }
}
