package io.shopkeeper.store;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Events to store in tests; the same number is the same event.
public final class Events {
  /// A time with all the digits that are kept.
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

  public static final Currency EUR = Currency.getInstance("EUR");

  public static final Shop SHOP =
      new Shop(
          new ShopId("corner-shop"),
          "Corner Shop",
          ZoneId.of("Europe/Berlin"),
          EUR,
          Locale.GERMANY);

  private Events() {}

  public static ShopEvent view(int number) {
    return viewOf(number, "product-" + number % 97);
  }

  public static ShopEvent viewOf(int number, String product) {
    return new ShopEvent.ViewItem(
        new EventId("view-" + number), visit(number), new ProductId(product));
  }

  /// `count` events from number `first` on.
  public static List<ShopEvent> views(int first, int count) {
    return IntStream.range(first, first + count).mapToObj(Events::view).toList();
  }

  public static Visit visit(int number) {
    return new Visit(
        new CustomerId("customer-" + number % 1_000),
        new SessionId("session-" + number % 5_000),
        Channel.WEB,
        NOON.plusMillis(number));
  }

  /// An order of `lines` lines.
  public static ShopEvent purchase(int number, int lines) {
    return new ShopEvent.Purchase(
        new EventId("purchase-" + number),
        visit(number),
        new OrderId("order-" + number),
        IntStream.range(0, lines).mapToObj(i -> line("product-" + i, i + 1, 100L + i)).toList());
  }

  public static OrderLine line(String product, int quantity, long minor) {
    return new OrderLine(new ProductId(product), quantity, new Money(minor, EUR));
  }

  /// Every type, with and without what may be missing, in several scripts.
  public static List<ShopEvent> oneOfEachKind() {
    var customerOnly = Visit.of(new CustomerId("Ünïcode 顾客 🛒"), new Channel("taobao"), NOON);
    var sessionOnly = new Visit(null, new SessionId("s"), Channel.WEB, Visit.EARLIEST);
    var product = new ProductId("مصباح");
    List<OrderLine> lines =
        List.of(
            line("a", 1, 0),
            line("a", 2, 1_999),
            new OrderLine(
                new ProductId("茶".repeat(100)),
                Integer.MAX_VALUE,
                new Money(
                    OrderLine.MAX_AMOUNT_MINOR / Integer.MAX_VALUE, Currency.getInstance("JPY"))));
    return List.of(
        new ShopEvent.ViewItem(new EventId("1"), customerOnly, product),
        new ShopEvent.ViewItemList(
            new EventId("2"), sessionOnly, "home", List.of(product, new ProductId("b"), product)),
        new ShopEvent.SelectItem(new EventId("3"), visit(3), "home", product, 7),
        new ShopEvent.SelectItem(new EventId("4"), visit(4), null, product, 0),
        new ShopEvent.AddToWishlist(new EventId("5"), visit(5), product),
        new ShopEvent.AddToCart(new EventId("6"), visit(6), product, 3),
        new ShopEvent.RemoveFromCart(new EventId("7"), visit(7), product, 1),
        new ShopEvent.Search(new EventId("8"), visit(8), "rote Schuhe 'größe 42' 红鞋 \"x\" \\ %"),
        new ShopEvent.Purchase(new EventId("9"), customerOnly, new OrderId("o/9"), lines),
        new ShopEvent.Refund(new EventId("10"), visit(10), new OrderId("o/9"), lines.subList(0, 1)),
        new ShopEvent.Refund(new EventId("e".repeat(256)), visit(11), null, lines.subList(1, 2)));
  }

  /// An event of one row as the cells it may have been read from.
  public static EventCells cells(ShopEvent event) {
    Visit visit = event.visit();
    ProductId product = event.products().isEmpty() ? null : event.products().getFirst();
    return new EventCells(
        event.type(),
        utf8(event.id().value()),
        visit.customer() == null ? null : utf8(visit.customer().value()),
        visit.session() == null ? null : utf8(visit.session().value()),
        utf8(visit.channel().name()),
        ChronoUnit.MICROS.between(Instant.EPOCH, visit.time()),
        product == null ? null : utf8(product.value()),
        event instanceof ShopEvent.AddToCart cart
            ? cart.quantity()
            : event instanceof ShopEvent.RemoveFromCart cart ? cart.quantity() : 0,
        event instanceof ShopEvent.SelectItem select ? select.position() : 0,
        event instanceof ShopEvent.SelectItem select && select.list() != null
            ? utf8(select.list())
            : null,
        event instanceof ShopEvent.Search search ? utf8(search.query()) : null);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
