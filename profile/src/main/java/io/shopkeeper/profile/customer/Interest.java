package io.shopkeeper.profile.customer;

import java.util.Map;

/// How much of an interest something shows, where a look at a product counts 1. Choices, not
/// fitted.
public final class Interest {
  private static final Map<String, Double> WEIGHTS =
      Map.of(
          "view_item", 1.0,
          "select_item", 1.0,
          "search", 2.0,
          "add_to_wishlist", 3.0,
          "add_to_cart", 3.0,
          "review", 3.0,
          "purchase", 5.0);

  private Interest() {}

  /// @param type of an event by its GA4 name, or `review`
  public static double of(String type) {
    return WEIGHTS.getOrDefault(type, 0.0);
  }
}
