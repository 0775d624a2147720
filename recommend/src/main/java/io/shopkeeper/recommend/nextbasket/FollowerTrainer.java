package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Finds what baskets follow every item: N of the package's notation. Each item is computed by
/// itself, so that the result is the same at any number of threads.
///
/// @param decay what a basket counts beside the next newer one
record FollowerTrainer(double decay) {

  static final int FOLLOWERS = 300;

  /// How many moments an item must have been in the past to say half of what it says.
  private static final double PRIOR = 10;

  /// `common` counts the customers who took the pair in this order.
  ItemTable table(BasketData data, Workers workers) {
    int[][] buyers = buyers(data);
    var rows = new ItemTable.Row[buyers.length];
    workers.forEach(rows.length, () -> new RowTrainer(data, buyers, rows));
    return ItemTable.of(rows);
  }

  /// Who had each item, ascending.
  private static int[][] buyers(BasketData data) {
    int items = data.products().size();
    int[][] buyers = new int[items][4];
    int[] size = new int[items];
    var past = new Habits(items, 1);
    for (int customer = 0; customer < data.customers().size(); customer++) {
      past.take(data.customers().get(customer));
      for (int entry = 0; entry < past.size(); entry++) {
        int item = past.item(entry);
        if (size[item] == buyers[item].length) {
          buyers[item] = Arrays.copyOf(buyers[item], 2 * size[item]);
        }
        buyers[item][size[item]++] = customer;
      }
    }
    Arrays.setAll(buyers, item -> Arrays.copyOf(buyers[item], size[item]));
    return buyers;
  }

  /// Computes rows of the table one at a time, with scratch space of its own.
  private final class RowTrainer implements IntConsumer {
    private final BasketData data;
    private final int[][] buyers;
    private final ItemTable.Row[] rows;
    private final SparseAccumulator followed;
    private final SparseAccumulator customers;

    /// The last customer counted for each item, plus 1.
    private final int[] counted;

    private final TopK best = new TopK(FOLLOWERS);

    RowTrainer(BasketData data, int[][] buyers, ItemTable.Row[] rows) {
      this.data = data;
      this.buyers = buyers;
      this.rows = rows;
      followed = new SparseAccumulator(rows.length);
      customers = new SparseAccumulator(rows.length);
      counted = new int[rows.length];
    }

    @Override
    public void accept(int item) {
      double moments = accumulate(item);
      best.clear();
      for (int entry = 0; entry < followed.size(); entry++) {
        if (followed.column(entry) != item) {
          best.offer(followed.column(entry), (float) (followed.value(entry) / (moments + PRIOR)));
        }
      }
      int[] follower = best.ids();
      float[] score = new float[follower.length];
      int[] common = new int[follower.length];
      for (int rank = 0; rank < follower.length; rank++) {
        score[rank] = best.score(rank);
        common[rank] = (int) customers.sum(follower[rank]);
      }
      rows[item] = new ItemTable.Row(follower, score, common);
    }

    /// Returns what all moments weigh that had the item in their past.
    private double accumulate(int item) {
      followed.clear();
      customers.clear();
      Arrays.fill(counted, 0);
      double moments = 0;
      for (int customer : buyers[item]) {
        BasketHistory history = data.customers().get(customer);
        double weight = 0;
        for (int place = 0; place + 1 < history.size(); place++) {
          int here = Arrays.binarySearch(history.basket(place), item) >= 0 ? 1 : 0;
          weight = decay * weight + here;
          if (weight > 0) {
            moments += weight;
            add(history.basket(place + 1), weight, customer);
          }
        }
      }
      return moments;
    }

    private void add(int[] basket, double weight, int customer) {
      for (int other : basket) {
        followed.add(other, weight);
        if (counted[other] != customer + 1) {
          counted[other] = customer + 1;
          customers.add(other, 1);
        }
      }
    }
  }
}
