package io.shopkeeper.profile.customer;

import java.util.Map;

/// What all customers of a shop are like: where nothing is known of one, they are taken to be so.
///
/// @param categories share of interest
/// @param brands likewise
/// @param spendingLevel mean dearness of what is bought
/// @param discounted share of units
/// @param returned share of units
/// @param daysBetweenOrders of customers who ordered again
/// @param prices how they answer to prices
public record ShopWide(
    Map<String, Double> categories,
    Map<String, Double> brands,
    double spendingLevel,
    double discounted,
    double returned,
    double daysBetweenOrders,
    PriceResponse prices) {

  public ShopWide {
    categories = Map.copyOf(categories);
    brands = Map.copyOf(brands);
  }

  /// Of a shop that has not seen anybody yet.
  public static ShopWide unknown() {
    return new ShopWide(Map.of(), Map.of(), .5, 0, 0, 90, PriceResponse.UNKNOWN);
  }
}
