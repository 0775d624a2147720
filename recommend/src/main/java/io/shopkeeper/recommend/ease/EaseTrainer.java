package io.shopkeeper.recommend.ease;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Gram;
import io.shopkeeper.numeric.SymmetricInverse;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemtable.ItemTable;

/// Solves for B of the package. The same at any number of threads.
public record EaseTrainer(EaseSettings settings) {

  /// The heap that training takes at its peak, what it leaves included.
  public long bytes(Extent extent, int workers) {
    return extent.matrices()
        + extent.accumulators(1, workers)
        + Extent.floats(extent.items(), extent.items())
        + extent.tableInMaking(settings.neighbours());
  }

  public ItemTable table(Behaviour behaviour, Workers workers) {
    CsrMatrix visitors = behaviour.weights(RelationWeights.DEFAULT);
    int items = visitors.columns();
    DenseMatrix p = DenseMatrix.zeros(items, items);
    Gram.of(visitors)
        .forEachRow(
            workers,
            () ->
                (row, products) -> {
                  for (int entry = 0; entry < products.size(); entry++) {
                    p.values()[row * items + products.column(entry)] =
                        (float) products.value(entry);
                  }
                  p.values()[row * items + row] += (float) settings.ridge();
                });
    SymmetricInverse.invert(p, workers);
    var rows = new ItemTable.Row[items];
    workers.forEach(
        items,
        () -> {
          var best = new TopK(settings.neighbours());
          return item -> rows[item] = row(item, p, best);
        });
    return ItemTable.of(rows);
  }

  /// The entries of greatest size; how many visitors had both is not counted.
  private static ItemTable.Row row(int item, DenseMatrix p, TopK best) {
    int items = p.columns();
    best.clear();
    for (int other = 0; other < items; other++) {
      float size = Math.abs(weight(item, other, p));
      if (other != item && size > 0 && size >= best.threshold()) {
        best.offer(other, size);
      }
    }
    int[] others = best.ids();
    float[] weights = new float[others.length];
    for (int rank = 0; rank < weights.length; rank++) {
      weights[rank] = weight(item, others[rank], p);
    }
    return new ItemTable.Row(others, weights, new int[others.length]);
  }

  private static float weight(int item, int other, DenseMatrix p) {
    int items = p.columns();
    return -p.values()[item * items + other] / p.values()[other * items + other];
  }
}
