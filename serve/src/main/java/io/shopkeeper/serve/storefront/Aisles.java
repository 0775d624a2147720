package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.serve.figures.Cached;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The tree of categories and what stands in them, as the catalogue was some seconds ago: every
/// page shows the tree. Safe for any number of threads.
final class Aisles {
  private static final Duration LIFETIME = Duration.ofSeconds(10);

  private final Supplier<Stock> stock;

  Aisles(Facts facts, InstantSource clock) {
    stock = new Cached<>(LIFETIME, clock, () -> Stock.read(facts))::value;
  }

  /// What categories are called.
  CategoryNames names() {
    return stock.get().names;
  }

  /// All products, how many stand in each category that has some itself, by its path, and what it
  /// is called, as one product of each says.
  private record Stock(
      List<Listing> products, Map<List<String>, Long> leaves, CategoryNames names) {
    private static Stock read(Facts facts) {
      List<Listing> products =
          facts.list(
              Query.of(Aisles.class, "listings.sql"),
              row ->
                  new Listing(
                      new ProductId(row.text(0)),
                      row.text(1),
                      row.texts(2),
                      row.isNull(3) ? OptionalLong.empty() : OptionalLong.of(row.integer(3)),
                      row.truth(4),
                      row.integer(5)));
      var leaves = new LinkedHashMap<List<String>, Long>();
      products.stream()
          .map(Listing::categories)
          .sorted(Comparator.comparing(path -> String.join("\0", path)))
          .forEach(path -> leaves.merge(path, 1L, Long::sum));
      var first = new LinkedHashMap<List<String>, ProductId>();
      products.forEach(product -> first.putIfAbsent(product.categories(), product.id()));
      Map<ProductId, Product> known = facts.products(first.values());
      return new Stock(
          products,
          leaves,
          CategoryNames.of(
              first.values().stream().filter(known::containsKey).map(known::get).toList()));
    }
  }

  /// A product as it is sorted.
  private record Listing(
      ProductId id,
      String title,
      List<String> categories,
      OptionalLong price,
      boolean inStock,
      long units) {

    private static Comparator<Listing> sorted(SortOrder order) {
      return Comparator.comparing((Listing listing) -> !listing.inStock)
          .thenComparing(
              switch (order) {
                case CHEAP ->
                    Comparator.comparingLong(listing -> listing.price.orElse(Long.MAX_VALUE));
                case DEAR -> Comparator.comparingLong(listing -> -listing.price.orElse(0));
                case SOLD -> Comparator.comparingLong(listing -> -listing.units);
                case NAME -> Comparator.comparing(Listing::title);
              })
          .thenComparing(Listing::title)
          .thenComparing(listing -> listing.id.value());
    }
  }

  /// The categories right below one, in the order of their names.
  ///
  /// @param path empty for the root
  List<Aisle> below(List<String> path) {
    Map<List<String>, Long> counts = new LinkedHashMap<>();
    stock
        .get()
        .leaves
        .forEach((leaf, products) -> {
          if (leaf.size() > path.size() && within(leaf, path)) {
            counts.merge(leaf.subList(0, path.size() + 1), products, Long::sum);
          }
        });
    return counts.entrySet().stream()
        .map(entry -> new Aisle(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Some products in a category or below it; what cannot be bought now comes last.
  ///
  /// @param path empty for all
  List<ProductId> products(List<String> path, SortOrder order, int offset, int count) {
    return in(path)
        .sorted(Listing.sorted(order))
        .skip(offset)
        .limit(count)
        .map(Listing::id)
        .toList();
  }

  long count(List<String> path) {
    return in(path).count();
  }

  private Stream<Listing> in(List<String> path) {
    return stock.get().products.stream().filter(listing -> within(listing.categories, path));
  }

  private static boolean within(List<String> categories, List<String> path) {
    return categories.size() >= path.size() && categories.subList(0, path.size()).equals(path);
  }
}
