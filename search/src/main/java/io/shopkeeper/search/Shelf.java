package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The products by their numbers, as they are now. One thread puts, any number read.
final class Shelf {
  private final Map<ProductId, Integer> numbers = new ConcurrentHashMap<>();
  private volatile View view = new View(new Product[0], 0);

  /// The products with numbers below `size`; those that are put later are not seen in it, changes
  /// of those in it may be.
  record View(@Nullable Product[] products, int size) {
    Product at(int number) {
      Product product = products[number];
      if (product == null) {
        throw new IllegalStateException("no product has number " + number);
      }
      return product;
    }
  }

  View view() {
    return view;
  }

  @Nullable Integer number(ProductId id) {
    return numbers.get(id);
  }

  /// Puts a product in the place of the one with its id; what is remembered lacks the description.
  ///
  /// @return its number
  int put(Product product) {
    View now = view;
    Integer known = numbers.get(product.id());
    int number = known == null ? now.size : known;
    @Nullable Product[] products = now.products;
    if (number == products.length) {
      products = Arrays.copyOf(products, Math.max(16, 2 * products.length));
    }
    products[number] =
        new Product(
            product.id(),
            product.title(),
            null,
            product.categories(),
            product.brand(),
            product.price(),
            product.inStock(),
            product.attributes());
    view = new View(products, Math.max(now.size, number + 1));
    numbers.put(product.id(), number);
    return number;
  }
}
