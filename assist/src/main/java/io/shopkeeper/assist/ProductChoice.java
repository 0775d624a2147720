package io.shopkeeper.assist;

import io.shopkeeper.assist.records.ProductNames;
import io.shopkeeper.assist.understand.Pointing;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which of a few products a customer points at without its name: by its place, its price, a word
/// of what it is like, or as the other one.
final class ProductChoice {
  private ProductChoice() {}

  /// The product pointed at; empty if none or several are.
  ///
  /// @param among in the order in which they were shown
  /// @param spoken of last
  static Optional<ProductId> of(Turn turn, List<Product> among, @Nullable ProductId spoken) {
    Pointing pointing = turn.reading.pointing();
    if (pointing.place().isPresent()) {
      int place = pointing.place().getAsInt();
      return at(among, place < 0 ? among.size() - 1 : place - 1);
    }
    int current =
        IntStream.range(0, among.size())
            .filter(i -> among.get(i).id().equals(spoken))
            .findFirst()
            .orElse(-1);
    if (pointing.other() && among.size() == 2 && current >= 0) {
      return at(among, 1 - current);
    }
    return extreme(pointing, among)
        .or(() -> priced(pointing, among))
        .or(() -> ProductNames.described(among).likeliest(turn.reading.meant()));
  }

  private static Optional<ProductId> at(List<Product> among, int place) {
    return place >= 0 && place < among.size()
        ? Optional.of(among.get(place).id())
        : Optional.empty();
  }

  private static Optional<ProductId> extreme(Pointing pointing, List<Product> among) {
    Comparator<Product> byPrice = Comparator.comparing(ProductChoice::price);
    List<Product> priced = among.stream().filter(product -> product.price() != null).toList();
    return switch (pointing.extreme()) {
      case null -> Optional.<ProductId>empty();
      case CHEAPEST -> priced.stream().min(byPrice).map(Product::id);
      case DEAREST -> priced.stream().max(byPrice).map(Product::id);
      case NEWEST, OLDEST -> Optional.<ProductId>empty();
    };
  }

  private static Optional<ProductId> priced(Pointing pointing, List<Product> among) {
    List<ProductId> found =
        among.stream()
            .filter(product ->
                pointing.amounts().stream()
                    .anyMatch(amount -> amount.compareTo(price(product)) == 0))
            .map(Product::id)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static BigDecimal price(Product product) {
    Money price = product.price();
    return price == null ? BigDecimal.ZERO : price.major();
  }
}
