package io.shopkeeper.profile.lifetime;

/// How many purchases are to be expected of a customer.
@FunctionalInterface
public interface Forecast {

  /// In the next `weeks`.
  double expected(Buyer buyer, double weeks);
}
