package io.shopkeeper.recommend.graphfilter;

import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Computes the table of all items, block by block. Each item is computed by itself, so that the
/// result is the same at any number of threads.
public record GraphFilterTrainer(GraphFilterSettings settings) {

  private static final int WIDTH = GraphFilter.WIDTH;

  public ItemTable train(GraphFilter filter, Workers workers) {
    var rows = new ItemTable.Row[filter.items()];
    workers.forEach(
        Math.ceilDiv(filter.items(), WIDTH), () -> new BlockTrainer(settings, filter, rows));
    return ItemTable.of(rows);
  }

  private static final class BlockTrainer implements IntConsumer {
    private final GraphFilterSettings settings;
    private final GraphFilter filter;
    private final ItemTable.Row[] rows;
    private final GraphFilter.Workspace block;
    private final double[][] coefficients;
    private final float[] lessens;
    private final float[] gains;
    private final float[][] output;
    private final SparseAccumulator common;
    private final TopK[] best = new TopK[WIDTH];

    BlockTrainer(GraphFilterSettings settings, GraphFilter filter, ItemTable.Row[] rows) {
      this.settings = settings;
      this.filter = filter;
      this.rows = rows;
      block = filter.workspace();
      coefficients = new double[][] {settings.coefficients()};
      lessens = filter.scales(-settings.exponent());
      gains = filter.scales(settings.exponent());
      output = new float[1][filter.items() * WIDTH];
      common = new SparseAccumulator(filter.items());
      Arrays.setAll(best, _ -> new TopK(settings.neighbours()));
    }

    @Override
    public void accept(int number) {
      int first = number * WIDTH;
      int size = Math.min(WIDTH, filter.items() - first);
      block.clear();
      for (int w = 0; w < size; w++) {
        block.signal()[(first + w) * WIDTH + w] = lessens[first + w];
      }
      block.filter(coefficients, output);
      select(first, size);
      for (int w = 0; w < size; w++) {
        rows[first + w] = row(first + w, best[w]);
      }
    }

    private void select(int first, int size) {
      for (TopK selection : best) {
        selection.clear();
      }
      for (int item = 0; item < filter.items(); item++) {
        for (int w = 0; w < size; w++) {
          float score = output[0][item * WIDTH + w] * gains[item];
          if (score > 0 && score >= best[w].threshold() && item != first + w) {
            best[w].offer(item, score);
          }
        }
      }
    }

    private ItemTable.Row row(int item, TopK selection) {
      count(item);
      int[] other = selection.ids();
      float[] score = new float[other.length];
      int[] inCommon = new int[other.length];
      for (int rank = 0; rank < other.length; rank++) {
        score[rank] = selection.score(rank);
        inCommon[rank] = (int) common.sum(other[rank]);
      }
      return new ItemTable.Row(other, score, inCommon);
    }

    private void count(int item) {
      common.clear();
      var items = filter.transposed();
      var customers = filter.matrix();
      for (int p = items.rowStart(item); p < items.rowEnd(item); p++) {
        int customer = items.column(p);
        for (int q = customers.rowStart(customer); q < customers.rowEnd(customer); q++) {
          common.add(customers.column(q), 1);
        }
      }
    }
  }
}
