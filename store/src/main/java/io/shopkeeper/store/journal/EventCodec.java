package io.shopkeeper.store.journal;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.EventType;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.EventCells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An event as bytes: its type, id, visit, then what its type has of its own.
///
/// Equal events have equal bytes, which is what makes two events of one id the same or different;
/// the time is apart from that.
final class EventCodec {
  private EventCodec() {}

  /// @return where the eight bytes of the time are
  static int write(ShopEvent event, ByteWriter out) {
    out.writeByte(code(event.type()));
    out.writeText(event.id().value());
    int time = write(event.visit(), out);
    switch (event) {
      case ShopEvent.ViewItem e -> out.writeText(e.product().value());
      case ShopEvent.ViewItemList e -> {
        out.writeText(e.list());
        out.writeVarint(e.products().size());
        e.products().forEach(product -> out.writeText(product.value()));
      }
      case ShopEvent.SelectItem e -> {
        out.writeText(e.list());
        out.writeText(e.product().value());
        out.writeVarint(e.position());
      }
      case ShopEvent.AddToWishlist e -> out.writeText(e.product().value());
      case ShopEvent.AddToCart e -> {
        out.writeText(e.product().value());
        out.writeVarint(e.quantity());
      }
      case ShopEvent.RemoveFromCart e -> {
        out.writeText(e.product().value());
        out.writeVarint(e.quantity());
      }
      case ShopEvent.Search e -> out.writeText(e.query());
      case ShopEvent.Purchase e -> {
        out.writeText(e.order().value());
        write(e.lines(), out);
      }
      case ShopEvent.Refund e -> {
        OrderId order = e.order();
        out.writeText(order == null ? null : order.value());
        write(e.lines(), out);
      }
    }
    return time;
  }

  /// Likewise of an event that is no object; the time is left out, as a hash of the content wants
  /// it: eight bytes of 0.
  static void writeContent(EventCells event, ByteWriter out) {
    out.writeByte(code(event.type()));
    out.writeText(event.id());
    out.writeText(event.customer());
    out.writeText(event.session());
    out.writeText(event.channel());
    out.writeLong(0);
    switch (event.type()) {
      case VIEW_ITEM, ADD_TO_WISHLIST -> out.writeText(event.product());
      case SELECT_ITEM -> {
        out.writeText(event.list());
        out.writeText(event.product());
        out.writeVarint(event.position());
      }
      case ADD_TO_CART, REMOVE_FROM_CART -> {
        out.writeText(event.product());
        out.writeVarint(event.quantity());
      }
      case SEARCH -> out.writeText(event.query());
      case VIEW_ITEM_LIST, PURCHASE, REFUND ->
          throw new IllegalArgumentException("a %s has lines".formatted(event.type()));
    }
  }

  static ShopEvent read(ByteReader in) {
    EventType type = type(in.readByte());
    var id = new EventId(in.readText());
    Visit visit = readVisit(in);
    return switch (type) {
      case VIEW_ITEM -> new ShopEvent.ViewItem(id, visit, product(in));
      case VIEW_ITEM_LIST -> new ShopEvent.ViewItemList(id, visit, in.readText(), products(in));
      case SELECT_ITEM ->
          new ShopEvent.SelectItem(id, visit, in.readTextOrNull(), product(in), in.readVarint());
      case ADD_TO_WISHLIST -> new ShopEvent.AddToWishlist(id, visit, product(in));
      case ADD_TO_CART -> new ShopEvent.AddToCart(id, visit, product(in), in.readVarint());
      case REMOVE_FROM_CART ->
          new ShopEvent.RemoveFromCart(id, visit, product(in), in.readVarint());
      case SEARCH -> new ShopEvent.Search(id, visit, in.readText());
      case PURCHASE -> new ShopEvent.Purchase(id, visit, new OrderId(in.readText()), lines(in));
      case REFUND -> new ShopEvent.Refund(id, visit, order(in), lines(in));
    };
  }

  private static int write(Visit visit, ByteWriter out) {
    CustomerId customer = visit.customer();
    SessionId session = visit.session();
    out.writeText(customer == null ? null : customer.value());
    out.writeText(session == null ? null : session.value());
    out.writeText(visit.channel().name());
    int time = out.size();
    out.writeLong(micros(visit.time()));
    return time;
  }

  private static Visit readVisit(ByteReader in) {
    String customer = in.readTextOrNull();
    String session = in.readTextOrNull();
    return new Visit(
        customer == null ? null : new CustomerId(customer),
        session == null ? null : new SessionId(session),
        new Channel(in.readText()),
        instant(in.readLong()));
  }

  private static void write(List<OrderLine> lines, ByteWriter out) {
    out.writeVarint(lines.size());
    for (OrderLine line : lines) {
      out.writeText(line.product().value());
      out.writeVarint(line.quantity());
      out.writeLong(line.unitPrice().minor());
      out.writeText(line.unitPrice().currency().getCurrencyCode());
    }
  }

  private static List<OrderLine> lines(ByteReader in) {
    int count = in.readVarint();
    var lines = new ArrayList<OrderLine>(count);
    for (int i = 0; i < count; i++) {
      ProductId product = product(in);
      int quantity = in.readVarint();
      long minor = in.readLong();
      lines.add(
          new OrderLine(product, quantity, new Money(minor, Currency.getInstance(in.readText()))));
    }
    return lines;
  }

  private static List<ProductId> products(ByteReader in) {
    int count = in.readVarint();
    var products = new ArrayList<ProductId>(count);
    for (int i = 0; i < count; i++) {
      products.add(product(in));
    }
    return products;
  }

  private static ProductId product(ByteReader in) {
    return new ProductId(in.readText());
  }

  private static @Nullable OrderId order(ByteReader in) {
    String order = in.readTextOrNull();
    return order == null ? null : new OrderId(order);
  }

  /// Fixed here rather than taken from the order of the constants: files outlive that.
  private static int code(EventType type) {
    return switch (type) {
      case VIEW_ITEM -> 1;
      case VIEW_ITEM_LIST -> 2;
      case SELECT_ITEM -> 3;
      case ADD_TO_WISHLIST -> 4;
      case ADD_TO_CART -> 5;
      case REMOVE_FROM_CART -> 6;
      case SEARCH -> 7;
      case PURCHASE -> 8;
      case REFUND -> 9;
    };
  }

  private static EventType type(int code) {
    return switch (code) {
      case 1 -> EventType.VIEW_ITEM;
      case 2 -> EventType.VIEW_ITEM_LIST;
      case 3 -> EventType.SELECT_ITEM;
      case 4 -> EventType.ADD_TO_WISHLIST;
      case 5 -> EventType.ADD_TO_CART;
      case 6 -> EventType.REMOVE_FROM_CART;
      case 7 -> EventType.SEARCH;
      case 8 -> EventType.PURCHASE;
      case 9 -> EventType.REFUND;
      default -> throw new IllegalStateException("no event type has code " + code);
    };
  }

  static long micros(Instant time) {
    return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1_000;
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
  }
}
