package io.shopkeeper.search;

import java.util.List;
import java.util.Map;

/// What a customer likes, so that of products that answer alike theirs come first.
///
/// @param categories shares of their interest, each in [0, 1]
/// @param brands likewise
/// @param priceBands shares of the cheapest, middle and dearest third; empty if unknown
public record Tastes(
    Map<String, Double> categories, Map<String, Double> brands, List<Double> priceBands) {
  /// Nobody's.
  public static final Tastes NONE = new Tastes(Map.of(), Map.of(), List.of());

  /// Thirds of the prices.
  static final int BANDS = 3;

  public Tastes {
    categories = Map.copyOf(categories);
    brands = Map.copyOf(brands);
    priceBands = List.copyOf(priceBands);
    categories.values().forEach(Tastes::checkShare);
    brands.values().forEach(Tastes::checkShare);
    priceBands.forEach(Tastes::checkShare);
    if (!priceBands.isEmpty() && priceBands.size() != BANDS) {
      throw new IllegalArgumentException(
          "%d price bands, there are %d".formatted(priceBands.size(), BANDS));
    }
  }

  private static void checkShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is %s, from 0 to 1 are allowed".formatted(share));
    }
  }

  boolean none() {
    return categories.isEmpty() && brands.isEmpty() && priceBands.isEmpty();
  }
}
