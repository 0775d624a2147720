package io.shopkeeper.search;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How much a customer likes each of the products that were found.
///
/// A share of interest adds that share of [#MOST]: what is certain of a customer counts, what may
/// be chance hardly does, as shares are shrunk to the shop's. Together the three kinds cannot add
/// as much as a product loses that is out of stock, so that no liking brings up what cannot be
/// bought, or what answers much worse.
final class Liking {
  /// The most that each kind adds to a score.
  static final double MOST = .5;

  private final Tastes tastes;

  /// Prices in minor units that part the found into thirds.
  private final long cheap;

  private final long dear;

  private Liking(Tastes tastes, long cheap, long dear) {
    this.tastes = tastes;
    this.cheap = cheap;
    this.dear = dear;
  }

  /// @param found all that answers the query, among which a price is low or high
  static Liking of(Tastes tastes, List<Product> found) {
    long[] prices =
        tastes.priceBands().isEmpty()
            ? new long[0]
            : found.stream()
                .map(Product::price)
                .flatMap(price -> Optional.ofNullable(price).stream())
                .mapToLong(Money::minor)
                .sorted()
                .toArray();
    return prices.length < Tastes.BANDS
        ? new Liking(new Tastes(tastes.categories(), tastes.brands(), List.of()), 0, 0)
        : new Liking(tastes, prices[prices.length / 3], prices[2 * prices.length / 3]);
  }

  /// What liking adds to a product's score, from 0 to three times [#MOST].
  double of(Product product) {
    return reasons(product).stream().mapToDouble(SearchReason::contribution).sum();
  }

  List<SearchReason> reasons(Product product) {
    var reasons = new ArrayList<SearchReason>(Tastes.BANDS);
    String liked = "";
    double most = 0;
    for (String category : product.categories()) {
      double share = tastes.categories().getOrDefault(category, 0.0);
      if (share > most) {
        most = share;
        liked = category;
      }
    }
    add(SearchReason.Taste.CATEGORY, liked, most, reasons);
    String brand = product.brand();
    if (brand != null) {
      add(SearchReason.Taste.BRAND, brand, tastes.brands().getOrDefault(brand, 0.0), reasons);
    }
    Money price = product.price();
    if (price != null && !tastes.priceBands().isEmpty()) {
      int band = price.minor() < cheap ? 0 : price.minor() < dear ? 1 : 2;
      add(
          SearchReason.Taste.PRICE_BAND,
          String.valueOf(band + 1),
          tastes.priceBands().get(band),
          reasons);
    }
    return reasons;
  }

  private static void add(
      SearchReason.Taste taste, String name, double share, List<SearchReason> reasons) {
    if (share > 0) {
      reasons.add(new SearchReason.Liked(taste, name, share, MOST * share));
    }
  }
}
