package io.shopkeeper.recommend.cooccurrence;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.function.IntConsumer;

/// Makes the table of a similarity. Each item is computed by itself, so that the result is the same
/// at any number of threads.
///
/// @param neighbours kept of each item, at least 1
public record CooccurrenceTrainer(Similarity similarity, int neighbours) {

  public CooccurrenceTrainer {
    if (neighbours < 1) {
      throw new IllegalArgumentException("neighbours is %d, not at least 1".formatted(neighbours));
    }
  }

  /// The heap that training takes at its peak, what it leaves included.
  public long bytes(Extent extent, int workers) {
    return extent.matrices() + extent.accumulators(2, workers) + extent.tableInMaking(neighbours);
  }

  public ItemTable table(Behaviour behaviour, Workers workers) {
    CsrMatrix visitors = behaviour.weights(RelationWeights.DEFAULT);
    CsrMatrix items = visitors.transpose();
    var rows = new ItemTable.Row[items.rows()];
    workers.forEach(rows.length, () -> new RowTrainer(visitors, items, rows));
    return ItemTable.of(rows);
  }

  /// Computes rows one at a time, with scratch space of its own.
  private final class RowTrainer implements IntConsumer {
    private final CsrMatrix visitors;
    private final CsrMatrix items;
    private final ItemTable.Row[] rows;
    private final SparseAccumulator common;
    private final SparseAccumulator walks;
    private final TopK best = new TopK(neighbours);

    RowTrainer(CsrMatrix visitors, CsrMatrix items, ItemTable.Row[] rows) {
      this.visitors = visitors;
      this.items = items;
      this.rows = rows;
      common = new SparseAccumulator(items.rows());
      walks = new SparseAccumulator(items.rows());
    }

    @Override
    public void accept(int item) {
      accumulate(item);
      best.clear();
      for (int entry = 0; entry < common.size(); entry++) {
        int other = common.column(entry);
        if (other != item) {
          best.offer(other, (float) strength(item, other, common.value(entry)));
        }
      }
      int[] neighbour = best.ids();
      float[] score = new float[neighbour.length];
      int[] inCommon = new int[neighbour.length];
      for (int rank = 0; rank < neighbour.length; rank++) {
        score[rank] = best.score(rank);
        inCommon[rank] = (int) common.sum(neighbour[rank]);
      }
      rows[item] = new ItemTable.Row(neighbour, score, inCommon);
    }

    private void accumulate(int item) {
      common.clear();
      walks.clear();
      for (int p = items.rowStart(item); p < items.rowEnd(item); p++) {
        int visitor = items.column(p);
        double walk = walk(item, visitor);
        for (int q = visitors.rowStart(visitor); q < visitors.rowEnd(visitor); q++) {
          common.add(visitors.column(q), 1);
          walks.add(visitors.column(q), walk);
        }
      }
    }

    private double walk(int item, int visitor) {
      return switch (similarity) {
        case Similarity.RandomWalk(double alpha, double _) ->
            Math.pow((double) items.rowSize(item) * visitors.rowSize(visitor), -alpha);
        case Similarity.Jaccard _, Similarity.Tversky _ -> 0;
      };
    }

    private double strength(int item, int other, double both) {
      double of = items.rowSize(item);
      double ofOther = items.rowSize(other);
      return switch (similarity) {
        case Similarity.Jaccard() -> both / (of + ofOther - both);
        case Similarity.Tversky(double alpha, double beta) ->
            both / (both + alpha * (of - both) + beta * (ofOther - both));
        case Similarity.RandomWalk(double _, double beta) ->
            walks.sum(other) / Math.pow(ofOther, beta);
      };
    }
  }
}
