package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.List;

/// X: the rank of a candidate by the model that found it.
enum FoundFeatures implements FeatureSource {
  FOUND;

  private static final List<Feature> FEATURES =
      List.of(new Feature("candidates.rank", OpinionFeatures.BEHAVIOUR, Part.BEHAVIOUR));

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    for (int place = 0; place < items.length; place++) {
      columns[0][place] = place + 1;
    }
  }
}
