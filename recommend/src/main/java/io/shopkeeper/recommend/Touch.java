package io.shopkeeper.recommend;

import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One thing a visitor just did with one product.
///
/// @param quantity bought, negative for sent back, 0 for a look or a cart
/// @param time in microseconds since 1970 UTC
/// @param sequence of its event in the log
record Touch(ProductId product, Relation relation, int quantity, long time, long sequence) {

  /// What an event says of the visitor's taste; empty for one that says nothing, such as an
  /// impression or a product taken out of the cart.
  static List<Touch> of(ShopEvent event, long sequence) {
    long time = micros(event.visit().time());
    return switch (event) {
      case ShopEvent.ViewItem view ->
          List.of(new Touch(view.product(), Relation.VIEWED, 0, time, sequence));
      case ShopEvent.SelectItem select ->
          List.of(new Touch(select.product(), Relation.VIEWED, 0, time, sequence));
      case ShopEvent.AddToCart cart ->
          List.of(new Touch(cart.product(), Relation.CARTED, 0, time, sequence));
      case ShopEvent.AddToWishlist wish ->
          List.of(new Touch(wish.product(), Relation.CARTED, 0, time, sequence));
      case ShopEvent.Purchase purchase -> orderLines(purchase.lines(), 1, time, sequence);
      case ShopEvent.Refund refund -> orderLines(refund.lines(), -1, time, sequence);
      case ShopEvent.ViewItemList _, ShopEvent.RemoveFromCart _, ShopEvent.Search _ -> List.of();
    };
  }

  /// The same with another object for its product.
  Touch of(ProductId equal) {
    return new Touch(equal, relation, quantity, time, sequence);
  }

  Interaction interaction(int item) {
    return switch (relation) {
      case VIEWED -> Interaction.view(item, time);
      case CARTED -> Interaction.cart(item, time);
      case BOUGHT -> Interaction.purchase(item, quantity, time);
    };
  }

  /// Whether an older touch adds nothing to this one.
  boolean covers(Touch older) {
    return relation != Relation.BOUGHT
        && relation == older.relation
        && product.equals(older.product);
  }

  private static List<Touch> orderLines(List<OrderLine> lines, int sign, long time, long sequence) {
    return lines.stream()
        .map(line ->
            new Touch(line.product(), Relation.BOUGHT, sign * line.quantity(), time, sequence))
        .toList();
  }

  static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }
}
