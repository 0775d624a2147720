package io.shopkeeper.recommend.userneighbours;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemtable.Clues;
import io.shopkeeper.recommend.itemtable.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;

/// What the visitors most like one have; see the package. Safe for any number of threads.
public final class UserNeighbours implements Evidence {

  /// Visitors asked of one item: what everybody has tells nobody from another.
  private static final int MOST_VISITORS = 5_000;

  private final UserNeighbourSettings settings;
  private final RelationWeights relations;
  private final CsrMatrix visitors;
  private final CsrMatrix items;
  private final float[] unit;
  private final float[] correction;
  private final ConcurrentLinkedDeque<SparseAccumulator> scratch = new ConcurrentLinkedDeque<>();

  /// @param visitors the weights a of visitors × items
  /// @param items the same, transposed
  public UserNeighbours(
      UserNeighbourSettings settings,
      RelationWeights relations,
      CsrMatrix visitors,
      CsrMatrix items) {
    this.settings = settings;
    this.relations = relations;
    this.visitors = visitors;
    this.items = items;
    unit = powers(visitors, -.5);
    correction = powers(items, -settings.correction());
  }

  /// The sum of every row to a power; 0 for an empty one.
  private static float[] powers(CsrMatrix matrix, double exponent) {
    float[] powers = new float[matrix.rows()];
    for (int row = 0; row < powers.length; row++) {
      double sum = 0;
      for (int p = matrix.rowStart(row); p < matrix.rowEnd(row); p++) {
        sum += matrix.value(p);
      }
      powers[row] = sum == 0 ? 0 : (float) Math.pow(sum, exponent);
    }
    return powers;
  }

  @Override
  public void add(History history, double share, SparseAccumulator scores) {
    TopK neighbours = neighbours(history);
    for (int rank = 0; rank < neighbours.size(); rank++) {
      int visitor = neighbours.id(rank);
      double similarity = share * says(neighbours.score(rank));
      for (int p = visitors.rowStart(visitor); p < visitors.rowEnd(visitor); p++) {
        int item = visitors.column(p);
        scores.add(item, similarity * visitors.value(p) * correction[item]);
      }
    }
  }

  @Override
  public void takeApart(History history, double share, Clues clues) {
    double[] voice = new double[visitors.rows()];
    TopK neighbours = neighbours(history);
    for (int rank = 0; rank < neighbours.size(); rank++) {
      double similarity = neighbours.score(rank);
      voice[neighbours.id(rank)] = says(similarity) / similarity;
    }
    double[] weights = relations.shares(history, Double.POSITIVE_INFINITY);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      double[] said = new double[clues.items().length];
      int[] common = new int[said.length];
      for (int p = first(item); p < items.rowEnd(item); p++) {
        int visitor = items.column(p);
        if (voice[visitor] > 0) {
          double similarity = share * weights[k] * items.value(p) * unit[visitor] * voice[visitor];
          addRow(visitor, similarity, clues, said, common);
        }
      }
      for (int place = 0; place < said.length; place++) {
        if (common[place] > 0) {
          clues.add(place, k, Bond.TOGETHER, said[place], common[place]);
        }
      }
    }
  }

  private void addRow(int visitor, double similarity, Clues clues, double[] said, int[] common) {
    for (int p = visitors.rowStart(visitor); p < visitors.rowEnd(visitor); p++) {
      int other = visitors.column(p);
      int place = clues.place(other);
      if (place >= 0) {
        said[place] += similarity * visitors.value(p) * correction[other];
        common[place]++;
      }
    }
  }

  /// How much a visitor of this similarity is heard.
  private double says(double similarity) {
    return Math.pow(similarity, settings.sharpness());
  }

  private TopK neighbours(History history) {
    SparseAccumulator similar = scratch.poll();
    if (similar == null) {
      similar = new SparseAccumulator(visitors.rows());
    }
    similar.clear();
    double[] weights = relations.shares(history, Double.POSITIVE_INFINITY);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      for (int p = first(item); p < items.rowEnd(item); p++) {
        similar.add(items.column(p), weights[k] * items.value(p));
      }
    }
    var nearest = new TopK(settings.neighbours());
    for (int entry = 0; entry < similar.size(); entry++) {
      int visitor = similar.column(entry);
      nearest.offer(visitor, (float) (similar.value(entry) * unit[visitor]));
    }
    scratch.push(similar);
    return nearest;
  }

  private int first(int item) {
    return Math.max(items.rowStart(item), items.rowEnd(item) - MOST_VISITORS);
  }

  public void write(DataOutput out) throws IOException {
    out.writeInt(settings.neighbours());
    out.writeDouble(settings.correction());
    out.writeDouble(settings.sharpness());
    relations.write(out);
    ModelArrays.writeMatrix(out, visitors);
  }

  public static UserNeighbours read(DataInput in) throws IOException {
    var settings = new UserNeighbourSettings(in.readInt(), in.readDouble(), in.readDouble());
    RelationWeights relations = RelationWeights.read(in);
    CsrMatrix visitors = ModelArrays.readMatrix(in);
    return new UserNeighbours(settings, relations, visitors, visitors.transpose());
  }
}
