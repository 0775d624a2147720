package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Product;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Fills in the brand of a product without one whose title begins with it, and says so in the
/// attribute `brand_imputed`.
///
/// Only brands of ten products and more count, nine in ten of which are titled so. Memory: 5,000
/// brands.
final class BrandsInTitles {
  private static final int MOST_BRANDS = 5_000;
  private static final int FEWEST = 10;
  private static final double NEARLY_ALL = .9;
  private static final int LONGEST = 4;

  private final Map<String, Brand> brands = new HashMap<>();

  private static final class Brand {
    private final String name;
    private int products;
    private int titles;

    Brand(String name) {
      this.name = name;
    }
  }

  void add(Product product) {
    String name = product.brand();
    if (name == null) {
      return;
    }
    String key = name.toLowerCase(Locale.ROOT);
    Brand brand = brands.get(key);
    if (brand == null && brands.size() < MOST_BRANDS) {
      brand = new Brand(name);
      brands.put(key, brand);
    }
    if (brand != null) {
      brand.products++;
      brand.titles += product.title().toLowerCase(Locale.ROOT).startsWith(key + " ") ? 1 : 0;
    }
  }

  Product apply(Product product, RecordText record) {
    String brand = product.brand() == null ? brandOf(product.title()) : null;
    if (brand == null) {
      return product;
    }
    record.note("brand", "", brand, Rule.IMPUTED, "the title begins with it");
    return Products.withAttribute(
        Products.withBrand(product, brand), "brand_imputed", "from the title");
  }

  private @Nullable String brandOf(String title) {
    String lower = title.toLowerCase(Locale.ROOT);
    String found = null;
    int end = -1;
    for (int words = 0; words < LONGEST; words++) {
      end = lower.indexOf(' ', end + 1);
      if (end < 0) {
        break;
      }
      Brand brand = brands.get(lower.substring(0, end));
      if (brand != null
          && brand.products >= FEWEST
          && brand.titles >= NEARLY_ALL * brand.products) {
        found = brand.name;
      }
    }
    return found;
  }
}
