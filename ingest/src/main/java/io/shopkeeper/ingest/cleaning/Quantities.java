package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.ShopEvent;

/// Tells where a quantity was left out, which counts as one, in loads where nine in ten carts and
/// lines of orders say it.
final class Quantities {
  private static final double RARE = .1;

  private long said;
  private long left;

  private static boolean counts(ShopEvent event) {
    return switch (event) {
      case ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Purchase _,
          ShopEvent.Refund _ ->
          true;
      case ShopEvent.ViewItem _,
          ShopEvent.ViewItemList _,
          ShopEvent.SelectItem _,
          ShopEvent.AddToWishlist _,
          ShopEvent.Search _ ->
          false;
    };
  }

  private static boolean hasItems(RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      if (record.role(i) == RecordText.Role.BOUNDARY) {
        return true;
      }
    }
    return false;
  }

  void add(ShopEvent event, RecordText record) {
    if (counts(event) && !hasItems(record)) {
      count(record.find("quantity") != null);
    }
  }

  /// Counts a cart that is no object.
  void count(boolean says) {
    said += says ? 1 : 0;
    left += says ? 0 : 1;
  }

  /// Whether a cart that leaves it out is told of.
  boolean tells() {
    return said > 0 && left <= RARE * (said + left);
  }

  void apply(ShopEvent event, RecordText record) {
    if (tells() && counts(event) && record.find("quantity") == null && !hasItems(record)) {
      record.note("quantity", "", "1", Rule.IMPUTED, "none counts as one");
    }
  }
}
