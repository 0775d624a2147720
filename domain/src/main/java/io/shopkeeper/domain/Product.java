package io.shopkeeper.domain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A product of the catalogue (the attributes A and description D of the method).
///
/// @param categories the path from the root of the category tree, outermost first; empty if unknown
/// @param price of one unit; null if unknown
/// @param inStock whether it can be bought now
/// @param attributes name to value, as the shop gave them
public record Product(
    ProductId id,
    String title,
    @Nullable String description,
    List<String> categories,
    @Nullable String brand,
    @Nullable Money price,
    boolean inStock,
    Map<String, String> attributes) {

  public Product {
    categories = List.copyOf(categories);
    attributes = Map.copyOf(attributes);
    if (title.isBlank()) {
      throw new IllegalArgumentException("the title of product '%s' is blank".formatted(id));
    }
    if (price != null && price.negative()) {
      throw new IllegalArgumentException(
          "the price of product '%s' is negative: %s".formatted(id, price));
    }
  }
}
