package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.time.Instant;
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

  static ShopEvent at(ShopEvent event, Instant time) {
    Visit old = event.visit();
    return of(event, new Visit(old.customer(), old.session(), old.channel(), time));
  }

  /// The same event, of another visit.
  static ShopEvent of(ShopEvent event, Visit visit) {
    return switch (event) {
      case ShopEvent.ViewItem view -> new ShopEvent.ViewItem(view.id(), visit, view.product());
      case ShopEvent.ViewItemList list ->
          new ShopEvent.ViewItemList(list.id(), visit, list.list(), list.products());
      case ShopEvent.SelectItem select ->
          new ShopEvent.SelectItem(
              select.id(), visit, select.list(), select.product(), select.position());
      case ShopEvent.AddToWishlist wish ->
          new ShopEvent.AddToWishlist(wish.id(), visit, wish.product());
      case ShopEvent.AddToCart cart ->
          new ShopEvent.AddToCart(cart.id(), visit, cart.product(), cart.quantity());
      case ShopEvent.RemoveFromCart cart ->
          new ShopEvent.RemoveFromCart(cart.id(), visit, cart.product(), cart.quantity());
      case ShopEvent.Search search -> new ShopEvent.Search(search.id(), visit, search.query());
      case ShopEvent.Purchase purchase ->
          new ShopEvent.Purchase(purchase.id(), visit, purchase.order(), purchase.lines());
      case ShopEvent.Refund refund ->
          new ShopEvent.Refund(refund.id(), visit, refund.order(), refund.lines());
    };
  }
}
