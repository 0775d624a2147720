package io.shopkeeper.profile.repurchase;

import io.shopkeeper.profile.predict.Labelled;
import io.shopkeeper.profile.repurchase.CustomerFeatures.AsOf;

/// Customers as they were on a day, and whether they bought in the days behind it.
public final class Repurchases {
  private Repurchases() {}

  /// Features are checked not to look ahead; rows are grouped by customer.
  ///
  /// @param ahead days behind `day` in which a sale counts
  public static Labelled labelled(SaleLog log, int day, int ahead) {
    AsOf features = PointInTime.checked(new Habits(ahead), log, day);
    boolean[] bought = log.bought(day, ahead);
    boolean[] happened = new boolean[features.customers().length];
    for (int row = 0; row < happened.length; row++) {
      happened[row] = bought[features.customers()[row]];
    }
    return new Labelled(features.table(), happened, features.customers());
  }
}
