package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import io.shopkeeper.search.intent.PriceRange;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a product must be to be found.
///
/// @param categories any of which is on the product's path; empty for all
/// @param brands one of which is the product's; empty for all
/// @param inStock whether only what can be bought now
public record SearchFilter(
    PriceRange price, Set<String> categories, Set<String> brands, boolean inStock) {

  /// Admits everything.
  public static final SearchFilter NONE =
      new SearchFilter(PriceRange.ANY, Set.of(), Set.of(), false);

  /// Case does not matter.
  public SearchFilter {
    categories = folded(categories);
    brands = folded(brands);
  }

  boolean admits(Product product) {
    return (!inStock || product.inStock())
        && price.admits(product.price())
        && (brands.isEmpty() || product.brand() != null && brands.contains(fold(product.brand())))
        && (categories.isEmpty()
            || product.categories().stream().anyMatch(name -> categories.contains(fold(name))));
  }

  /// This filter and limits of the price as well.
  SearchFilter and(PriceRange limits, boolean alsoInStock) {
    return new SearchFilter(price.and(limits), categories, brands, inStock || alsoInStock);
  }

  private static Set<String> folded(Set<String> names) {
    return names.stream().map(SearchFilter::fold).collect(Collectors.toUnmodifiableSet());
  }

  private static String fold(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
