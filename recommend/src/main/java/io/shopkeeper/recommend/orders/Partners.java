package io.shopkeeper.recommend.orders;

import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// What is bought together: `together` of the package's notation. 12 bytes a pair, 4 an item.
///
/// @param table of the greatest associations of each item; `common` is n_ab
/// @param orders n_a of each item
/// @param all N
record Partners(ItemTable table, int[] orders, int all) {

  /// A pair seen once is a coincidence.
  private static final int LEAST_ORDERS = 2;

  /// A larger order says nothing of what goes together and costs its square.
  private static final int LARGEST_ORDER = 1_000;

  /// Each item is computed by itself, so that the result is the same at any number of threads.
  static Partners learn(ShopOrders shop, OrderSettings settings, Workers workers) {
    List<PlacedOrder> usual =
        shop.orders().stream().filter(order -> order.items().length <= LARGEST_ORDER).toList();
    int[] orders = new int[shop.products().size()];
    usual.forEach(order -> Arrays.stream(order.items()).forEach(item -> orders[item]++));
    int[][] with = new int[orders.length][];
    Arrays.setAll(with, item -> new int[orders[item]]);
    int[] filled = new int[orders.length];
    for (int number = 0; number < usual.size(); number++) {
      for (int item : usual.get(number).items()) {
        with[item][filled[item]++] = number;
      }
    }
    var rows = new ItemTable.Row[orders.length];
    workers.forEach(rows.length, () -> row(usual, with, settings, rows));
    return new Partners(ItemTable.of(rows), orders, usual.size());
  }

  private static IntConsumer row(
      List<PlacedOrder> usual, int[][] with, OrderSettings settings, ItemTable.Row[] rows) {
    var together = new SparseAccumulator(rows.length);
    var best = new TopK(settings.partners());
    return item -> {
      together.clear();
      best.clear();
      for (int number : with[item]) {
        for (int other : usual.get(number).items()) {
          together.add(other, 1);
        }
      }
      for (int entry = 0; entry < together.size(); entry++) {
        int other = together.column(entry);
        double both = together.value(entry);
        double confidence = both / with[item].length;
        double lift = confidence * usual.size() / with[other].length;
        if (other != item && both >= LEAST_ORDERS && lift > 1) {
          double trust = both / (both + settings.shrinkage());
          best.offer(other, (float) (confidence * (1 - 1 / lift) * trust));
        }
      }
      int[] partner = best.ids();
      float[] score = new float[partner.length];
      int[] both = new int[partner.length];
      for (int rank = 0; rank < partner.length; rank++) {
        score[rank] = best.score(rank);
        both[rank] = (int) together.sum(partner[rank]);
      }
      rows[item] = new ItemTable.Row(partner, score, both);
    };
  }

  List<Recommendation> of(int item, ProductIndex products, IntPredicate admissible, int count) {
    var partners = new ArrayList<Recommendation>();
    for (int p = table.start()[item]; p < table.start()[item + 1] && partners.size() < count; p++) {
      int other = table.item()[p];
      if (admissible.test(other)) {
        var reason =
            new Reason.InSameOrders(
                products.id(item),
                table.common()[p],
                orders[item],
                orders[other],
                all,
                table.score()[p]);
        partners.add(Recommendation.of(products.id(other), List.of(reason)));
      }
    }
    return partners;
  }
}
