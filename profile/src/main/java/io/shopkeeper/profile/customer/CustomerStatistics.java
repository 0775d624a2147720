package io.shopkeeper.profile.customer;

import java.util.List;
import java.util.Map;

/// A customer in figures, as of a day. Amounts are in minor units of the shop's currency.
///
/// @param deeds how many of each kind
/// @param orders placed
/// @param money of all orders, returns taken off
/// @param meanOrder of the orders' amounts before returns; `NaN` without an order
/// @param daysSinceOrder `NaN` without an order
/// @param daysBetweenOrders shrunk to the shop's; `NaN` without an order
/// @param channels share of deeds
/// @param hours deeds by the hour of the shop's clock
/// @param categories preferences, the strongest first; with what is left for all others they add up
///   to 1
/// @param brands likewise
/// @param priceBands preferences for the cheapest, middle and dearest third of a category
/// @param spendingLevel how dear what they buy is among its category, from 0 to 1
/// @param priceSensitivity by how many per cent the odds that they put into the cart what they look
///   at are lower for every per cent it is dearer than usual in its innermost category, above 0;
///   `NaN` if too little is known of the shop
/// @param discountAffinity share of units bought below the catalogue's price
/// @param returnShare of units
/// @param themes preferences for what products and the customer's own words are about, the
///   strongest first; empty before themes were learned
/// @param crossed the foremost categories by price
public record CustomerStatistics(
    Map<String, Long> deeds,
    int sessions,
    int orders,
    long unitsBought,
    double money,
    double meanOrder,
    double daysSinceFirst,
    double daysSinceLast,
    double daysSinceOrder,
    double daysBetweenOrders,
    Map<String, Double> channels,
    List<Long> hours,
    List<Preference> categories,
    List<Preference> brands,
    List<Double> priceBands,
    double spendingLevel,
    double priceSensitivity,
    double discountAffinity,
    double returnShare,
    LifecycleStage stage,
    List<Preference> themes,
    List<Crossed> crossed) {

  public CustomerStatistics {
    deeds = Map.copyOf(deeds);
    channels = Map.copyOf(channels);
    hours = List.copyOf(hours);
    categories = List.copyOf(categories);
    brands = List.copyOf(brands);
    priceBands = List.copyOf(priceBands);
    themes = List.copyOf(themes);
    crossed = List.copyOf(crossed);
  }

  /// How much of a customer's interest something has.
  ///
  /// @param share in [0, 1]
  public record Preference(String name, double share) {}

  /// How much of a customer's interest a category has in its cheapest, middle and dearest third.
  ///
  /// @param bands shares of all interest; with products of unknown price they add up to the
  ///   category's share
  public record Crossed(String category, List<Double> bands) {
    public Crossed {
      bands = List.copyOf(bands);
    }
  }
}
