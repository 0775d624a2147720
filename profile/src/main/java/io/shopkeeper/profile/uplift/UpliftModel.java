package io.shopkeeper.profile.uplift;

import io.shopkeeper.profile.predict.FeatureTable;

/// By how much the probability rises if a customer is addressed.
@FunctionalInterface
public interface UpliftModel {
  /// For all rows of a table, in [−1, 1] but for noise.
  double[] uplift(FeatureTable table);
}
