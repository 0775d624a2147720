package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Receipt;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes what visitors see and do as events of the shop, counted like those that come over HTTP.
/// They are on disk when a method returns.
final class VisitLog {
  private static final int ID_BYTES = 16;

  private final EventLog log;
  private final Metrics metrics;
  private final InstantSource clock;
  private final RandomGenerator random;

  VisitLog(EventLog log, Metrics metrics, InstantSource clock, RandomGenerator random) {
    this.log = log;
    this.metrics = metrics;
    this.clock = clock;
    this.random = random;
  }

  /// Lists that were on a page, with everything in them from the first position on.
  void shown(Visitor visitor, List<Shelf> shelves) {
    Visit visit = visit(visitor);
    append(
        shelves.stream()
            .filter(shelf -> !shelf.cards().isEmpty())
            .<ShopEvent>map(shelf ->
                new ShopEvent.ViewItemList(id(), visit, shelf.list().wireName(), shelf.products()))
            .toList());
  }

  /// A click in a list; the same one of a visit counts once, however often the page is loaded.
  void selected(Visitor visitor, ShopList list, ProductId product, int position) {
    Visit visit = visit(visitor);
    var id =
        new EventId(
            "%s-%s-%d-%08x"
                .formatted(
                    visitor.who().session(),
                    list.wireName(),
                    position,
                    product.value().hashCode()));
    append(List.of(new ShopEvent.SelectItem(id, visit, list.wireName(), product, position)));
  }

  void searched(Visitor visitor, String words) {
    append(List.of(new ShopEvent.Search(id(), visit(visitor), words)));
  }

  void viewed(Visitor visitor, ProductId product) {
    append(List.of(new ShopEvent.ViewItem(id(), visit(visitor), product)));
  }

  void added(Visitor visitor, ProductId product, int pieces) {
    append(List.of(new ShopEvent.AddToCart(id(), visit(visitor), product, pieces)));
  }

  void removed(Visitor visitor, ProductId product, int pieces) {
    append(List.of(new ShopEvent.RemoveFromCart(id(), visit(visitor), product, pieces)));
  }

  void bought(Visitor visitor, OrderId order, List<OrderLine> lines) {
    append(List.of(new ShopEvent.Purchase(id(), visit(visitor), order, lines)));
  }

  private void append(List<ShopEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    for (Receipt.Outcome outcome : log.append(events).outcomes()) {
      metrics.countEvents(
          switch (outcome) {
            case APPENDED -> Metrics.Outcome.ACCEPTED;
            case DUPLICATE -> Metrics.Outcome.DUPLICATE;
            case CONFLICT -> Metrics.Outcome.REJECTED;
          },
          1);
    }
  }

  private Visit visit(Visitor visitor) {
    Visitor.Who who = visitor.who();
    return new Visit(who.customer(), who.session(), Channel.WEB, clock.instant());
  }

  private EventId id() {
    byte[] made = new byte[ID_BYTES];
    random.nextBytes(made);
    return new EventId("shop-" + HexFormat.of().formatHex(made));
  }
}
