package io.shopkeeper.ingest;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.ingest.cleaning.Hashes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A hash of what an event says beside its id, the same whether it is an object or the words of a
/// row.
final class EventContent {
  private EventContent() {}

  static int of(ShopEvent event) {
    return switch (event) {
      case ShopEvent.ViewItem e -> of(e, hash(e.product().value()), 0, 0, 0, 0);
      case ShopEvent.AddToWishlist e -> of(e, hash(e.product().value()), 0, 0, 0, 0);
      case ShopEvent.AddToCart e -> of(e, hash(e.product().value()), e.quantity(), 0, 0, 0);
      case ShopEvent.RemoveFromCart e -> of(e, hash(e.product().value()), e.quantity(), 0, 0, 0);
      case ShopEvent.SelectItem e ->
          of(e, hash(e.product().value()), 0, e.position(), hash(e.list()), 0);
      case ShopEvent.Search e -> of(e, 0, 0, 0, 0, hash(e.query()));
      case ShopEvent.ViewItemList _, ShopEvent.Purchase _, ShopEvent.Refund _ -> event.hashCode();
    };
  }

  private static int of(
      ShopEvent event, long product, int quantity, int position, long list, long query) {
    Visit visit = event.visit();
    CustomerId customer = visit.customer();
    SessionId session = visit.session();
    return of(
        event.type(),
        customer == null ? 0 : hash(customer.value()),
        session == null ? 0 : hash(session.value()),
        hash(visit.channel().name()),
        ChronoUnit.MICROS.between(Instant.EPOCH, visit.time()),
        product,
        quantity,
        position,
        list,
        query);
  }

  /// Of one row. Texts by their hashes of [Hashes], 0 for none.
  static int of(
      EventType type,
      long customer,
      long session,
      long channel,
      long micros,
      long product,
      int quantity,
      int position,
      long list,
      long query) {
    long hash = type.wireName().hashCode();
    hash = hash * 0x9E3779B97F4A7C15L + customer;
    hash = hash * 0x9E3779B97F4A7C15L + session;
    hash = hash * 0x9E3779B97F4A7C15L + channel;
    hash = hash * 0x9E3779B97F4A7C15L + micros;
    hash = hash * 0x9E3779B97F4A7C15L + product;
    hash = hash * 0x9E3779B97F4A7C15L + (((long) quantity << 32) + position);
    hash = hash * 0x9E3779B97F4A7C15L + list;
    hash = hash * 0x9E3779B97F4A7C15L + query;
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32);
  }

  private static long hash(@Nullable String text) {
    return text == null ? 0 : Hashes.of(text);
  }
}
