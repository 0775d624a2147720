package io.shopkeeper.recommend.userneighbours;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.Scratch;
import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.RelationWeights;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everybody a visitor can be compared with, and who of them is nearest. Safe for any number of
/// threads.
///
/// Several [UserNeighbours] that ask about the same history one after the other share one search,
/// which is most of what each costs.
public final class Visitors {

  /// Visitors asked of one item: what everybody has tells nobody from another.
  private static final int MOST_ASKED = 5_000;

  private final RelationWeights relations;
  private final CsrMatrix rows;
  private final CsrMatrix items;
  private final float[] unit;
  private final int most;
  private final Scratch<Search> searches = new Scratch<>(Search::new);

  /// @param rows the weights a of visitors × items
  /// @param items the same, transposed
  /// @param most how many of the nearest are ever asked for
  public Visitors(RelationWeights relations, CsrMatrix rows, CsrMatrix items, int most) {
    this.relations = relations;
    this.rows = rows;
    this.items = items;
    this.most = most;
    unit = powersOfSums(rows, -.5);
  }

  /// The sum of every row to a power; 0 for an empty one.
  static float[] powersOfSums(CsrMatrix matrix, double exponent) {
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

  int most() {
    return most;
  }

  CsrMatrix rows() {
    return rows;
  }

  CsrMatrix items() {
    return items;
  }

  /// `|v|^−½` of the package's notation, by visitor.
  float unit(int visitor) {
    return unit[visitor];
  }

  /// The shares w of the package's notation.
  double[] shares(History history) {
    return relations.shares(history, Double.POSITIVE_INFINITY);
  }

  /// The position of the first visitor asked about an item, in its row of [#items].
  int first(int item) {
    return Math.max(items.rowStart(item), items.rowEnd(item) - MOST_ASKED);
  }

  /// Hands over the visitors of greatest similarity, to be read until it returns.
  void nearest(History history, Consumer<TopK> reader) {
    Search search = searches.borrow();
    search.of(history);
    reader.accept(search.nearest);
    searches.giveBack(search);
  }

  /// The answer to the last question, and the space it took. For one thread at a time.
  private final class Search {
    private final SparseAccumulator similar = new SparseAccumulator(rows.rows());
    private final TopK nearest = new TopK(most);
    private @Nullable History last;

    /// Histories do not change: the same object is the same question.
    @SuppressWarnings("ReferenceEquality")
    void of(History history) {
      if (history == last) {
        return;
      }
      last = null;
      similar.clear();
      double[] weights = shares(history);
      for (int k = 0; k < weights.length; k++) {
        int item = history.item(k);
        for (int p = first(item); p < items.rowEnd(item); p++) {
          similar.add(items.column(p), weights[k] * items.value(p));
        }
      }
      nearest.clear();
      for (int entry = 0; entry < similar.size(); entry++) {
        int visitor = similar.column(entry);
        nearest.offer(visitor, (float) (similar.value(entry) * unit[visitor]));
      }
      last = history;
    }
  }

  public void write(DataOutput out) throws IOException {
    relations.write(out);
    out.writeInt(most);
    ModelArrays.writeMatrix(out, rows);
  }

  public static Visitors read(DataInput in) throws IOException {
    RelationWeights relations = RelationWeights.read(in);
    int most = in.readInt();
    CsrMatrix rows = ModelArrays.readMatrix(in);
    return new Visitors(relations, rows, rows.transpose(), most);
  }
}
