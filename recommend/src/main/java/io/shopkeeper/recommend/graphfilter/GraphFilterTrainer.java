package io.shopkeeper.recommend.graphfilter;

import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Computes tables of all items, block by block. Each item is computed by itself, so that the
/// result is the same at any number of threads.
///
/// @param filters all of one exponent: they share their polynomials, which is nearly all of the
///   cost
public record GraphFilterTrainer(List<GraphFilterSettings> filters) {

  private static final int WIDTH = GraphFilter.WIDTH;

  public GraphFilterTrainer {
    filters = List.copyOf(filters);
    if (filters.stream().map(GraphFilterSettings::exponent).distinct().count() != 1) {
      throw new IllegalArgumentException("filters of different exponents: " + filters);
    }
  }

  /// The heap of the blocks of one filter that workers are at: a signal over the customers, four
  /// over the items.
  public static long workspaces(Extent extent, int workers) {
    return workers * Extent.floats(extent.customers() + 4L * extent.items(), WIDTH);
  }

  /// The table of each filter.
  public List<ItemTable> train(GraphFilter graph, Workers workers) {
    var rows = new ItemTable.Row[filters.size()][graph.items()];
    workers.forEach(
        Math.ceilDiv(graph.items(), WIDTH), () -> new BlockTrainer(filters, graph, rows));
    return Arrays.stream(rows).map(ItemTable::of).toList();
  }

  private static final class BlockTrainer implements IntConsumer {
    private final List<GraphFilterSettings> filters;
    private final GraphFilter graph;
    private final ItemTable.Row[][] rows;
    private final GraphFilter.Workspace block;
    private final double[][] coefficients;
    private final float[] lessens;
    private final float[] gains;
    private final float[][] outputs;
    private final SparseAccumulator common;
    private final TopK[] best = new TopK[WIDTH];

    BlockTrainer(List<GraphFilterSettings> filters, GraphFilter graph, ItemTable.Row[][] rows) {
      this.filters = filters;
      this.graph = graph;
      this.rows = rows;
      block = graph.workspace();
      coefficients =
          filters.stream().map(GraphFilterSettings::coefficients).toArray(double[][]::new);
      lessens = graph.scales(-filters.getFirst().exponent());
      gains = graph.scales(filters.getFirst().exponent());
      outputs = new float[filters.size()][graph.items() * WIDTH];
      common = new SparseAccumulator(graph.items());
    }

    @Override
    public void accept(int number) {
      int first = number * WIDTH;
      int size = Math.min(WIDTH, graph.items() - first);
      block.clear();
      for (int w = 0; w < size; w++) {
        block.signal()[(first + w) * WIDTH + w] = lessens[first + w];
      }
      block.filter(coefficients, outputs);
      for (int f = 0; f < outputs.length; f++) {
        select(f, first, size);
        for (int w = 0; w < size; w++) {
          rows[f][first + w] = row(first + w, best[w]);
        }
      }
    }

    private void select(int f, int first, int size) {
      for (int w = 0; w < size; w++) {
        best[w] = new TopK(filters.get(f).neighbours());
      }
      for (int item = 0; item < graph.items(); item++) {
        for (int w = 0; w < size; w++) {
          float score = outputs[f][item * WIDTH + w] * gains[item];
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
      var items = graph.transposed();
      var customers = graph.matrix();
      for (int p = items.rowStart(item); p < items.rowEnd(item); p++) {
        int customer = items.column(p);
        for (int q = customers.rowStart(customer); q < customers.rowEnd(customer); q++) {
          common.add(customers.column(q), 1);
        }
      }
    }
  }
}
