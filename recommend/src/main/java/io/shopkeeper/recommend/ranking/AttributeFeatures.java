package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Scratch;
import io.shopkeeper.recommend.History;
import java.util.List;

/// A: what a product is, and what it has in common with the customer's.
final class AttributeFeatures implements FeatureSource {
  private static final List<Feature> FEATURES =
      List.of(
          Feature.of("attributes.count", Part.ATTRIBUTES),
          Feature.of("attributes.rarest", Part.ATTRIBUTES),
          Feature.of("attributes.overlap.newest", Part.ATTRIBUTES),
          Feature.of("attributes.overlap.before", Part.ATTRIBUTES),
          Feature.of("attributes.overlap.best", Part.ATTRIBUTES),
          Feature.of("attributes.overlap.mean", Part.ATTRIBUTES));

  private final AttributeStatistics statistics;

  /// The logarithm of the share of each item's rarest value; `NaN` for one without any.
  private final float[] rarest;

  private final Scratch<SharedValues> scratch;

  AttributeFeatures(AttributeStatistics statistics) {
    this.statistics = statistics;
    scratch = new Scratch<>(() -> new SharedValues(statistics));
    rarest = new float[statistics.traits().items()];
    for (int item = 0; item < rarest.length; item++) {
      double share = 1;
      for (int value : statistics.attributes(item)) {
        share = Math.min(share, statistics.share(value));
      }
      rarest[item] = statistics.attributes(item).length == 0 ? Float.NaN : (float) Math.log(share);
    }
  }

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    Tastes tastes = Tastes.of(history);
    SharedValues shared = scratch.borrow();
    shared.of(history, tastes.size());
    for (int place = 0; place < items.length; place++) {
      int item = items[place];
      columns[0][place] = statistics.attributes(item).length;
      columns[1][place] = rarest[item];
      double[] overlaps = shared.with(item);
      double best = 0;
      double mean = 0;
      for (int k = 0; k < tastes.size(); k++) {
        double overlap = overlaps[k];
        if (k < 2) {
          columns[2 + k][place] = (float) overlap;
        }
        best = Math.max(best, overlap);
        mean += overlap * tastes.shares()[k];
      }
      if (tastes.size() > 0) {
        columns[4][place] = (float) best;
        columns[5][place] = (float) mean;
      }
    }
    scratch.giveBack(shared);
  }
}
