package io.shopkeeper.recommend.userneighbours;

import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.itemtable.Clues;
import io.shopkeeper.recommend.itemtable.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// What the visitors most like one have; see the package. Safe for any number of threads.
public final class UserNeighbours implements Evidence {

  private final UserNeighbourSettings settings;
  private final Visitors visitors;
  private final float[] correction;

  public UserNeighbours(UserNeighbourSettings settings, Visitors visitors) {
    if (settings.neighbours() > visitors.most()) {
      throw new IllegalArgumentException(
          "%d neighbours of visitors who know %d of the nearest"
              .formatted(settings.neighbours(), visitors.most()));
    }
    this.settings = settings;
    this.visitors = visitors;
    correction = Visitors.powersOfSums(visitors.items(), -settings.correction());
  }

  /// Whose neighbours they are.
  public Visitors visitors() {
    return visitors;
  }

  @Override
  public void add(History history, double share, BlockedSums scores) {
    visitors.nearest(history, nearest -> add(nearest, share, scores));
  }

  private void add(TopK nearest, double share, BlockedSums scores) {
    CsrMatrix rows = visitors.rows();
    for (int rank = 0; rank < asked(nearest); rank++) {
      int visitor = nearest.id(rank);
      float similarity = (float) (share * says(nearest.score(rank)));
      for (int p = rows.rowStart(visitor); p < rows.rowEnd(visitor); p++) {
        int item = rows.column(p);
        scores.add(item, similarity * rows.value(p) * correction[item]);
      }
    }
  }

  @Override
  public void takeApart(History history, double share, Clues clues) {
    double[] voice = new double[visitors.rows().rows()];
    visitors.nearest(
        history,
        nearest -> {
          for (int rank = 0; rank < asked(nearest); rank++) {
            double similarity = nearest.score(rank);
            voice[nearest.id(rank)] = says(similarity) / similarity;
          }
        });
    CsrMatrix items = visitors.items();
    double[] weights = visitors.shares(history);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      double[] said = new double[clues.items().length];
      int[] common = new int[said.length];
      for (int p = visitors.first(item); p < items.rowEnd(item); p++) {
        int visitor = items.column(p);
        if (voice[visitor] > 0) {
          double similarity =
              share * weights[k] * items.value(p) * visitors.unit(visitor) * voice[visitor];
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
    CsrMatrix rows = visitors.rows();
    for (int p = rows.rowStart(visitor); p < rows.rowEnd(visitor); p++) {
      int other = rows.column(p);
      int place = clues.place(other);
      if (place >= 0) {
        said[place] += similarity * rows.value(p) * correction[other];
        common[place]++;
      }
    }
  }

  private int asked(TopK nearest) {
    return Math.min(settings.neighbours(), nearest.size());
  }

  /// How much a visitor of this similarity is heard.
  private double says(double similarity) {
    return Math.pow(similarity, settings.sharpness());
  }

  /// What makes these neighbours of their visitors, which a file keeps once for all of them.
  public void write(DataOutput out) throws IOException {
    out.writeInt(settings.neighbours());
    out.writeDouble(settings.correction());
    out.writeDouble(settings.sharpness());
  }

  public static UserNeighbours read(DataInput in, Visitors visitors) throws IOException {
    return new UserNeighbours(
        new UserNeighbourSettings(in.readInt(), in.readDouble(), in.readDouble()), visitors);
  }
}
