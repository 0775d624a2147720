package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/// The products `Σ_u a_ui a_uj` of an item i with all others, computed a row at a time and read by
/// as many settings as are asked: adding them up is what costs.
///
/// @param visitors the matrix a of visitors × items
/// @param items the same, transposed
/// @param norms of the items, `√p_i`
record SimilarityRows(CsrMatrix visitors, CsrMatrix items, double[] norms) {

  /// @param normalisation from 0 to 1: how much less a visitor of many products says of each
  static SimilarityRows of(Behaviour behaviour, RelationWeights weights, double normalisation) {
    CsrMatrix visitors = behaviour.weights(weights, normalisation);
    CsrMatrix items = visitors.transpose();
    return new SimilarityRows(visitors, items, items.rowNorms());
  }

  /// The table of each of the settings. Each row is computed by itself, so that the result is the
  /// same at any number of threads.
  ///
  /// @param settings that agree in the weights and the normalisation of these rows
  /// @param wanted the items whose rows are computed; those of others are empty
  List<ItemTable> tables(
      List<ItemNeighbourSettings> settings, IntPredicate wanted, Workers workers) {
    var rows = new ItemTable.Row[settings.size()][items.rows()];
    workers.forEach(items.rows(), () -> new OneByOne(settings, wanted, rows));
    return Arrays.stream(rows).map(ItemTable::of).toList();
  }

  /// Computes rows one at a time, with scratch space of its own.
  ///
  /// Products and counts touch the same items: one list of those, in place of two accumulators,
  /// takes a tenth less time.
  private final class OneByOne implements IntConsumer {
    private final List<Selection> selections;
    private final IntPredicate wanted;
    private final ItemTable.Row[][] rows;
    private final double[] products = new double[norms.length];
    private final int[] common = new int[norms.length];
    private final int[] touched = new int[norms.length];
    private int size;

    OneByOne(List<ItemNeighbourSettings> settings, IntPredicate wanted, ItemTable.Row[][] rows) {
      this.selections = settings.stream().map(each -> new Selection(each, norms)).toList();
      this.wanted = wanted;
      this.rows = rows;
    }

    @Override
    public void accept(int item) {
      if (wanted.test(item)) {
        accumulate(item);
      }
      for (int s = 0; s < rows.length; s++) {
        rows[s][item] = selections.get(s).row(item, touched, size, products, common);
      }
      forget();
    }

    private void accumulate(int item) {
      for (int p = items.rowStart(item); p < items.rowEnd(item); p++) {
        int visitor = items.column(p);
        double weight = items.value(p);
        for (int q = visitors.rowStart(visitor); q < visitors.rowEnd(visitor); q++) {
          int other = visitors.column(q);
          if (common[other]++ == 0) {
            touched[size++] = other;
          }
          products[other] += weight * visitors.value(q);
        }
      }
    }

    private void forget() {
      for (int entry = 0; entry < size; entry++) {
        products[touched[entry]] = 0;
        common[touched[entry]] = 0;
      }
      size = 0;
    }
  }
}
