package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.function.IntConsumer;

/// Finds the neighbours of every item from what visitors did. Each item is computed by itself, so
/// that the result is the same at any number of threads.
public record ItemNeighbourTrainer(ItemNeighbourSettings settings) {

  /// The heap that training takes at its peak, what it leaves included.
  public long bytes(Extent extent, int workers) {
    return extent.popularity()
        + extent.matrices()
        + extent.accumulators(2, workers)
        + extent.tableInMaking(settings.neighbours());
  }

  /// @param popularity of the same behaviour: orders what neighbours leave undecided
  public ItemNeighbourModel train(
      Behaviour behaviour, PopularityModel popularity, Workers workers) {
    CsrMatrix visitors = visitors(behaviour);
    CsrMatrix items = visitors.transpose();
    double[] norms = items.rowNorms();
    float[] mass = new float[norms.length];
    for (int item = 0; item < mass.length; item++) {
      mass[item] = (float) (norms[item] * norms[item]);
    }
    return new ItemNeighbourModel(
        settings, popularity, table(visitors, items, norms, workers), mass);
  }

  /// The table alone.
  public ItemTable table(Behaviour behaviour, Workers workers) {
    CsrMatrix visitors = visitors(behaviour);
    CsrMatrix items = visitors.transpose();
    return table(visitors, items, items.rowNorms(), workers);
  }

  private ItemTable table(CsrMatrix visitors, CsrMatrix items, double[] norms, Workers workers) {
    var rows = new ItemTable.Row[items.rows()];
    workers.forEach(rows.length, () -> new RowTrainer(visitors, items, norms, rows));
    return ItemTable.of(rows);
  }

  /// The matrix a of visitors × items; a visitor of very many products gives their newest, which
  /// bounds the cost of a row.
  private CsrMatrix visitors(Behaviour behaviour) {
    CsrMatrixBuilder matrix = CsrMatrix.builder(behaviour.rows(), behaviour.products().size());
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      double length = Math.pow(Math.max(1, history.size()), settings.normalisation());
      for (int k = 0; k < history.size(); k++) {
        double weight = settings.weights().of(history.relation(k));
        if (weight > 0) {
          matrix.add(row, history.item(k), (float) (weight / length));
        }
      }
    }
    return matrix.build();
  }

  /// Computes rows of the similarity matrix one at a time, with scratch space of its own.
  ///
  /// Within a row the similarity grows with `product · factor of the other item · shrinkage^(1 /
  /// power)`, which costs no power an entry; only what is kept is raised to one. Products and
  /// counts touch the same items: one list of those, in place of two accumulators, takes a tenth
  /// less time.
  private final class RowTrainer implements IntConsumer {
    private final CsrMatrix visitors;
    private final CsrMatrix items;
    private final double[] norms;
    private final ItemTable.Row[] rows;
    private final double[] factor;
    private final double[] products;
    private final int[] common;
    private final int[] touched;
    private int size;
    private final TopK best = new TopK(settings.neighbours());

    RowTrainer(CsrMatrix visitors, CsrMatrix items, double[] norms, ItemTable.Row[] rows) {
      this.visitors = visitors;
      this.items = items;
      this.norms = norms;
      this.rows = rows;
      factor = new double[norms.length];
      for (int other = 0; other < factor.length; other++) {
        factor[other] = Math.pow(norms[other], -1 - 2 * settings.correction());
      }
      products = new double[norms.length];
      common = new int[norms.length];
      touched = new int[norms.length];
    }

    @Override
    public void accept(int item) {
      accumulate(item);
      best.clear();
      for (int entry = 0; entry < size; entry++) {
        int other = touched[entry];
        float strength = (float) (products[other] * factor[other] * shrunk(common[other]));
        if (strength >= best.threshold() && other != item) {
          best.offer(other, strength);
        }
      }
      int[] neighbour = best.ids();
      float[] similarity = new float[neighbour.length];
      int[] inCommon = new int[neighbour.length];
      for (int rank = 0; rank < neighbour.length; rank++) {
        similarity[rank] = similarity(item, neighbour[rank]);
        inCommon[rank] = common[neighbour[rank]];
      }
      rows[item] = new ItemTable.Row(neighbour, similarity, inCommon);
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

    private double shrunk(int inCommon) {
      return settings.shrinkage() == 0 ? 1 : Math.pow(shrinkage(inCommon), 1 / settings.power());
    }

    private double shrinkage(int inCommon) {
      return inCommon / (inCommon + settings.shrinkage());
    }

    private float similarity(int item, int other) {
      double cosine = products[other] / (norms[item] * norms[other]);
      double correction = Math.pow(norms[item] / norms[other], 2 * settings.correction());
      double corrected = Math.pow(cosine * correction, settings.power());
      return (float) (corrected * shrinkage(common[other]));
    }
  }
}
