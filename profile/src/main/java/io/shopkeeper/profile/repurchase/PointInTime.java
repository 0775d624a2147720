package io.shopkeeper.profile.repurchase;

import io.shopkeeper.profile.predict.FeatureColumn;
import java.util.Arrays;

/// Tells features that look into the future: they change when the future is taken away.
public final class PointInTime {
  private PointInTime() {}

  /// Makes the features twice, once from the whole log and once from what was known on the day.
  ///
  /// @throws IllegalStateException naming the first feature that differs, or whose customers do
  public static CustomerFeatures.AsOf checked(CustomerFeatures features, SaleLog log, int day) {
    CustomerFeatures.AsOf known = features.at(log.upTo(day), day);
    CustomerFeatures.AsOf whole = features.at(log, day);
    if (!Arrays.equals(known.customers(), whole.customers())) {
      throw new IllegalStateException(
          "features of day %d are of other customers once later days are known".formatted(day));
    }
    for (int c = 0; c < known.table().columns().size(); c++) {
      FeatureColumn before = known.table().columns().get(c);
      FeatureColumn after = whole.table().columns().get(c);
      for (int row = 0; row < before.rows(); row++) {
        if (!before.text(row).equals(after.text(row))) {
          throw new IllegalStateException(
              "feature '%s' of day %d looks ahead: %s as known then, %s once later days are known"
                  .formatted(before.name(), day, before.text(row), after.text(row)));
        }
      }
    }
    return known;
  }
}
