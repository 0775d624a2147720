package io.shopkeeper.profile.repurchase;

import io.shopkeeper.profile.predict.FeatureTable;

/// Makes what is known of customers on a day into features.
@FunctionalInterface
public interface CustomerFeatures {

  /// Features and whose they are.
  ///
  /// @param customers of the rows, by their numbers in the log
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record AsOf(FeatureTable table, int[] customers) {}

  /// The features of everyone who had bought by the evening of a day. Nothing later in the log may
  /// be looked at: [PointInTime] tells.
  AsOf at(SaleLog log, int day);
}
