package io.shopkeeper.recommend.transitions;

import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// Finds what follows every item. Each item is computed by itself, so that the result is the same
/// at any number of threads.
public record TransitionTrainer(TransitionSettings settings) {

  /// The heap that training takes at its peak, what it leaves included.
  public long bytes(Extent extent, int workers) {
    return extent.popularity()
        + Timelines.bytes(extent)
        + extent.accumulators(3, workers)
        + extent.tableInMaking(settings.followers());
  }

  /// @param popularity of the same behaviour: orders what transitions leave undecided
  public TransitionModel train(Behaviour behaviour, PopularityModel popularity, Workers workers) {
    return new TransitionModel(settings, popularity, table(behaviour, workers));
  }

  /// T of the package's notation; `common` counts the visitors who had the pair in this order.
  public ItemTable table(Behaviour behaviour, Workers workers) {
    Timelines timelines = Timelines.of(behaviour, settings.weights());
    double[] sources = scales(timelines, settings.source());
    double[] targets = scales(timelines, settings.target());
    double[] decays = decays(timelines);
    var rows = new ItemTable.Row[timelines.items()];
    workers.forEach(rows.length, () -> new RowTrainer(timelines, sources, targets, decays, rows));
    return ItemTable.of(rows);
  }

  /// What each item's transitions are multiplied by, once for all: powers are dear.
  private static double[] scales(Timelines timelines, double exponent) {
    double[] scales = new double[timelines.items()];
    Arrays.setAll(scales, item -> Math.pow(timelines.mass(item), -exponent));
    return scales;
  }

  /// The weight of a transition by the moments between; within a moment that of the next.
  private double[] decays(Timelines timelines) {
    double[] decays = new double[Arrays.stream(timelines.age()).max().orElse(0) + 1];
    Arrays.setAll(decays, moments -> Math.pow(Math.max(1, moments), -settings.decay()));
    return decays;
  }

  /// Computes rows of the table one at a time, with scratch space of its own.
  private final class RowTrainer implements IntConsumer {
    private final Timelines timelines;
    private final double[] sources;
    private final double[] targets;
    private final double[] decays;
    private final ItemTable.Row[] rows;
    private final SparseAccumulator strength;
    private final SparseAccumulator common;
    private final SparseAccumulator inOrder;
    private final TopK best = new TopK(settings.followers());

    RowTrainer(
        Timelines timelines,
        double[] sources,
        double[] targets,
        double[] decays,
        ItemTable.Row[] rows) {
      this.timelines = timelines;
      this.sources = sources;
      this.targets = targets;
      this.decays = decays;
      this.rows = rows;
      strength = new SparseAccumulator(rows.length);
      common = new SparseAccumulator(rows.length);
      inOrder = new SparseAccumulator(rows.length);
    }

    @Override
    public void accept(int item) {
      accumulate(item);
      best.clear();
      for (int entry = 0; entry < strength.size(); entry++) {
        int other = strength.column(entry);
        if (inOrder.sum(other) > 0) {
          best.offer(other, transition(item, other, strength.value(entry), common.value(entry)));
        }
      }
      int[] follower = best.ids();
      float[] score = new float[follower.length];
      int[] customers = new int[follower.length];
      for (int rank = 0; rank < follower.length; rank++) {
        score[rank] = best.score(rank);
        customers[rank] = (int) inOrder.sum(follower[rank]);
      }
      rows[item] = new ItemTable.Row(follower, score, customers);
    }

    private void accumulate(int item) {
      strength.clear();
      common.clear();
      inOrder.clear();
      for (int p = timelines.firstPlace()[item]; p < timelines.firstPlace()[item + 1]; p++) {
        int here = timelines.places()[p];
        int visitor = timelines.visitor()[here];
        for (int q = timelines.start()[visitor]; q < timelines.start()[visitor + 1]; q++) {
          if (q != here) {
            add(here, q);
          }
        }
      }
    }

    private void add(int here, int there) {
      int other = timelines.item()[there];
      int moments = timelines.age()[here] - timelines.age()[there];
      double weight = (double) timelines.weight()[here] * timelines.weight()[there];
      double direction = moments >= 0 ? 1 : settings.backward();
      strength.add(other, weight * direction * decays[Math.abs(moments)]);
      common.add(other, 1);
      if (moments >= 0) {
        inOrder.add(other, 1);
      }
    }

    private float transition(int item, int other, double sum, double inCommon) {
      double normalised = Math.pow(sum, settings.power()) * sources[item] * targets[other];
      return (float) (normalised * inCommon / (inCommon + settings.shrinkage()));
    }
  }
}
