package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.itemtable.ItemTable;

/// The neighbours that one item keeps under some settings. For one thread.
///
/// Within a row the similarity grows with `product · factor of the other item · shrinkage^(1 /
/// power)`, which costs no power an entry; only what is kept is raised to one.
final class Selection {

  private final ItemNeighbourSettings settings;
  private final double[] norms;
  private final double[] factor;
  private final TopK best;

  /// @param norms of the items, `√p` of the package's notation
  Selection(ItemNeighbourSettings settings, double[] norms) {
    this.settings = settings;
    this.norms = norms;
    this.factor = new double[norms.length];
    for (int other = 0; other < factor.length; other++) {
      factor[other] = Math.pow(norms[other], -1 - 2 * settings.correction());
    }
    this.best = new TopK(settings.neighbours());
  }

  /// @param touched the first `size` of these are the items with a product
  /// @param products of this item with the others, by item
  /// @param common how many visitors had to do with both, by item
  ItemTable.Row row(int item, int[] touched, int size, double[] products, int[] common) {
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
      int other = neighbour[rank];
      similarity[rank] = similarity(item, other, products[other], common[other]);
      inCommon[rank] = common[other];
    }
    return new ItemTable.Row(neighbour, similarity, inCommon);
  }

  private double shrunk(int inCommon) {
    return settings.shrinkage() == 0 ? 1 : Math.pow(shrinkage(inCommon), 1 / settings.power());
  }

  private double shrinkage(int inCommon) {
    return inCommon / (inCommon + settings.shrinkage());
  }

  private float similarity(int item, int other, double product, int inCommon) {
    double cosine = product / (norms[item] * norms[other]);
    double correction = Math.pow(norms[item] / norms[other], 2 * settings.correction());
    double corrected = Math.pow(cosine * correction, settings.power());
    return (float) (corrected * shrinkage(inCommon));
  }
}
