package io.shopkeeper.recommend.graphfilter;

import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.SingularVectors;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemtable.Clues;
import io.shopkeeper.recommend.itemtable.Evidence;
import io.shopkeeper.recommend.itemtable.Refinement;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The ideal low-pass filter of the package: what a history is in the smoothest directions alone.
/// Safe for any number of threads.
public final class LowPass implements Refinement {

  private static final long SQUARES = 20;

  private final LowPassSettings settings;
  private final RelationWeights relations;
  private final DenseMatrix directions;
  private final float[] gains;

  /// @param directions V of the package, items × rank or more
  /// @param gains `d_j^exponent` of every item
  LowPass(
      LowPassSettings settings, RelationWeights relations, DenseMatrix directions, float[] gains) {
    this.settings = settings;
    this.relations = relations;
    this.directions = directions;
    this.gains = gains;
  }

  /// The heap that finding so many directions takes at its peak: blocks of [SingularVectors], their
  /// Gram matrix in parts and its decomposition.
  public static long bytes(Extent extent, int rank) {
    long width = rank + SingularVectors.OVERSAMPLING;
    return 2 * Extent.floats(extent.customers() + 3L * extent.items(), width)
        + SQUARES * Double.BYTES * width * width;
  }

  @Override
  public void score(History history, int[] items, float[] scores) {
    float[] smoothed = new float[rank()];
    double[] weights = relations.shares(history, Double.POSITIVE_INFINITY);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      float weight = (float) weights[k] / gains[item];
      Vectors.axpy(weight, directions.values(), at(item), smoothed, 0, rank());
    }
    Vectors.dots(smoothed, directions.values(), directions.columns(), items, scores);
    for (int place = 0; place < items.length; place++) {
      scores[place] *= gains[items[place]];
    }
  }

  @Override
  public void takeApart(History history, double share, Clues clues) {
    double[] weights = relations.shares(history, Double.POSITIVE_INFINITY);
    for (int k = 0; k < weights.length; k++) {
      int from = history.item(k);
      for (int place = 0; place < clues.items().length; place++) {
        int item = clues.items()[place];
        float like =
            Vectors.dot(directions.values(), at(from), directions.values(), at(item), rank());
        double said = share * weights[k] * like * gains[item] / gains[from];
        clues.add(place, k, Evidence.Bond.TOGETHER, said, 0);
      }
    }
  }

  private int rank() {
    return Math.min(settings.rank(), directions.columns());
  }

  private int at(int item) {
    return item * directions.columns();
  }

  /// Writes the directions that pass and no other.
  public void write(DataOutput out) throws IOException {
    out.writeInt(settings.rank());
    out.writeDouble(settings.exponent());
    relations.write(out);
    ModelArrays.writeFloats(out, gains);
    float[] passing = new float[gains.length * rank()];
    for (int item = 0; item < gains.length; item++) {
      System.arraycopy(directions.values(), at(item), passing, item * rank(), rank());
    }
    ModelArrays.writeFloats(out, passing);
  }

  public static LowPass read(DataInput in) throws IOException {
    var settings = new LowPassSettings(in.readInt(), in.readDouble());
    RelationWeights relations = RelationWeights.read(in);
    float[] gains = ModelArrays.readFloats(in);
    float[] passing = ModelArrays.readFloats(in);
    int rank = gains.length == 0 ? 0 : passing.length / gains.length;
    return new LowPass(settings, relations, new DenseMatrix(gains.length, rank, passing), gains);
  }
}
