package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ShopEvent;
import java.util.List;

/// What rules ask of events whatever their type.
final class Events {
  private Events() {}

  /// Of a purchase or refund; none of others.
  static List<OrderLine> lines(ShopEvent event) {
    return switch (event) {
      case ShopEvent.Purchase purchase -> purchase.lines();
      case ShopEvent.Refund refund -> refund.lines();
      case ShopEvent.ViewItem _,
          ShopEvent.ViewItemList _,
          ShopEvent.SelectItem _,
          ShopEvent.AddToWishlist _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Search _ ->
          List.of();
    };
  }

  static ShopEvent withLines(ShopEvent event, List<OrderLine> lines) {
    return switch (event) {
      case ShopEvent.Purchase purchase ->
          new ShopEvent.Purchase(purchase.id(), purchase.visit(), purchase.order(), lines);
      case ShopEvent.Refund refund ->
          new ShopEvent.Refund(refund.id(), refund.visit(), refund.order(), lines);
      case ShopEvent.ViewItem _,
          ShopEvent.ViewItemList _,
          ShopEvent.SelectItem _,
          ShopEvent.AddToWishlist _,
          ShopEvent.AddToCart _,
          ShopEvent.RemoveFromCart _,
          ShopEvent.Search _ ->
          event;
    };
  }
}
