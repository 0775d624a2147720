package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Copies of a product with one thing changed.
final class Products {
  private Products() {}

  static Product withPrice(Product product, @Nullable Money price) {
    return copy(product, product.categories(), product.brand(), price, product.attributes());
  }

  static Product withCategories(Product product, List<String> categories) {
    return copy(product, categories, product.brand(), product.price(), product.attributes());
  }

  static Product withBrand(Product product, String brand) {
    return copy(product, product.categories(), brand, product.price(), product.attributes());
  }

  static Product withAttribute(Product product, String name, String value) {
    Map<String, String> attributes = new LinkedHashMap<>(product.attributes());
    attributes.put(name, value);
    return copy(product, product.categories(), product.brand(), product.price(), attributes);
  }

  private static Product copy(
      Product product,
      List<String> categories,
      @Nullable String brand,
      @Nullable Money price,
      Map<String, String> attributes) {
    return new Product(
        product.id(),
        product.title(),
        product.description(),
        categories,
        brand,
        price,
        product.inStock(),
        attributes);
  }
}
