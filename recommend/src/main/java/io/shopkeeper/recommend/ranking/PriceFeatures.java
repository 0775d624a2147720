package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.List;

/// A: the logarithm of a product's price, and that of how many times the newest product's it is.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PriceFeatures(float[] logPrices) implements FeatureSource {
  private static final List<Feature> FEATURES =
      List.of(
          new Feature("attributes.price", "attributes.price", Part.ATTRIBUTES),
          Feature.of("attributes.price.newest", Part.ATTRIBUTES));

  @Override
  public List<Feature> features() {
    return FEATURES;
  }

  @Override
  public void fill(History history, int[] items, float[][] columns) {
    for (int place = 0; place < items.length; place++) {
      float price = logPrices[items[place]];
      columns[0][place] = price;
      columns[1][place] = history.size() == 0 ? Float.NaN : price - logPrices[history.item(0)];
    }
  }
}
