package io.shopkeeper.serve.storefront;

import io.shopkeeper.serve.console.View;
import java.util.List;
import java.util.stream.Collectors;

/// A category and how much stands in it.
///
/// @param path from the root of the tree, at least one name
public record Aisle(List<String> path, long products) {
  public Aisle {
    path = List.copyOf(path);
  }

  public String address() {
    return address(path);
  }

  /// Where the page of a category is.
  public static String address(List<String> path) {
    return "/shop/categories"
        + path.stream()
            .map(name -> "in=" + View.escape(name))
            .collect(Collectors.joining("&", "?", ""));
  }
}
