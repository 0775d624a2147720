package io.shopkeeper.profile.customer;

import java.util.List;
import java.util.Map;

/// What all customers of a shop are like: where nothing is known of one, they are taken to be so.
///
/// @param categories share of interest
/// @param brands likewise
/// @param themes likewise
/// @param bands share of interest by category, in its cheapest, middle and dearest third
/// @param spendingLevel mean dearness of what is bought
/// @param discounted share of units
/// @param returned share of units
/// @param daysBetweenOrders of customers who ordered again
/// @param prices how they answer to prices
public record ShopWide(
    Map<String, Double> categories,
    Map<String, Double> brands,
    Map<String, Double> themes,
    Map<String, List<Double>> bands,
    double spendingLevel,
    double discounted,
    double returned,
    double daysBetweenOrders,
    PriceResponse prices) {

  public ShopWide {
    categories = Map.copyOf(categories);
    brands = Map.copyOf(brands);
    themes = Map.copyOf(themes);
    bands = Map.copyOf(bands);
  }

  /// Of a shop that has not seen anybody yet.
  public static ShopWide unknown() {
    return new ShopWide(
        Map.of(), Map.of(), Map.of(), Map.of(), .5, 0, 0, 90, PriceResponse.UNKNOWN);
  }
}
