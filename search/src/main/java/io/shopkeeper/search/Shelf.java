package io.shopkeeper.search;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.search.fusion.Wording;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The products by their numbers, as they are now. One thread puts, any number read.
final class Shelf {
  private final Map<ProductId, Integer> numbers = new ConcurrentHashMap<>();
  private volatile View view = new View(new Listed[0], 0);

  /// The products with numbers below `size`; those that are put later are not seen in it, changes
  /// of those in it may be.
  record View(@Nullable Listed[] products, int size) {
    Product at(int number) {
      return listed(number).product;
    }

    Wording wording(int number) {
      return listed(number).wording;
    }

    private Listed listed(int number) {
      Listed listed = products[number];
      if (listed == null) {
        throw new IllegalStateException("no product has number " + number);
      }
      return listed;
    }
  }

  /// @param words a hash of all that is read of the product, the description included
  private record Listed(Product product, Wording wording, int words) {}

  /// What putting came to.
  ///
  /// @param number of the product
  /// @param fresh whether no product had the id
  /// @param reworded whether what is read of it changed
  record Put(int number, boolean fresh, boolean reworded) {}

  View view() {
    return view;
  }

  /// Puts a product in the place of the one with its id; what is remembered lacks the description.
  Put put(Product product) {
    View now = view;
    Integer known = numbers.get(product.id());
    int number = known == null ? now.size : known;
    @Nullable Listed[] products = now.products;
    if (number == products.length) {
      products = Arrays.copyOf(products, Math.max(16, 2 * products.length));
    }
    var kept =
        new Product(
            product.id(),
            product.title(),
            null,
            product.categories(),
            product.brand(),
            product.price(),
            product.inStock(),
            product.attributes());
    Listed before = products[number];
    int words = words(product);
    boolean reworded = before == null || before.words != words;
    Wording wording = before == null || reworded ? Wording.of(kept) : before.wording;
    products[number] = new Listed(kept, wording, words);
    view = new View(products, Math.max(now.size, number + 1));
    numbers.put(product.id(), number);
    return new Put(number, before == null, reworded);
  }

  private static int words(Product product) {
    return Objects.hash(
        product.title(),
        product.description(),
        product.categories(),
        product.brand(),
        product.attributes());
  }
}
