package io.shopkeeper.ingest;

import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Joins rows of a table that are lines of the same order, or products of the same list, wherever
/// they are within 10,000 orders of each other.
///
/// A row that repeats a line of its order exactly is a duplicate.
final class OrderLines {
  private static final int OPEN = 10_000;

  private final Landing<ShopEvent> landing;
  private final FileTally tally;
  private final Map<EventId, Open> open = new LinkedHashMap<>();

  /// An order whose lines may not all have come.
  private static final class Open {
    private final List<Origin> origins = new ArrayList<>(4);
    private ShopEvent event;

    Open(ShopEvent event) {
      this.event = event;
    }
  }

  OrderLines(Landing<ShopEvent> landing, FileTally tally) {
    this.landing = landing;
    this.tally = tally;
  }

  void row(ShopEvent event, Origin origin) {
    Open order = open.get(event.id());
    if (order == null && hasLines(event)) {
      open(event, origin);
      return;
    }
    ShopEvent joined = order == null ? null : join(order.event, event);
    if (order == null) {
      landing.land(event, tally, List.of(origin));
    } else if (joined == null) {
      // The same id for something else: the landing keeps the first and refuses this.
      close(order);
      landing.land(event, tally, List.of(origin));
    } else if (joined.equals(order.event)) {
      tally.duplicate();
    } else {
      order.event = joined;
      order.origins.add(origin);
    }
  }

  private void open(ShopEvent event, Origin origin) {
    Open order = new Open(event);
    order.origins.add(origin);
    open.put(event.id(), order);
    if (open.size() > OPEN) {
      close(open.values().iterator().next());
    }
  }

  private void close(Open order) {
    open.remove(order.event.id());
    landing.land(order.event, tally, order.origins);
  }

  void finish() {
    List.copyOf(open.values()).forEach(this::close);
  }

  private static boolean hasLines(ShopEvent event) {
    return event instanceof ShopEvent.Purchase
        || event instanceof ShopEvent.Refund
        || event instanceof ShopEvent.ViewItemList;
  }

  /// The event with the lines of both, at the time of the first; null if they do not belong
  /// together.
  private static @Nullable ShopEvent join(ShopEvent first, ShopEvent second) {
    if (!sameVisitor(first.visit(), second.visit())) {
      return null;
    }
    return switch (first) {
      case ShopEvent.Purchase a when second instanceof ShopEvent.Purchase b ->
          new ShopEvent.Purchase(a.id(), a.visit(), a.order(), both(a.lines(), b.lines()));
      case ShopEvent.Refund a when second instanceof ShopEvent.Refund b ->
          new ShopEvent.Refund(a.id(), a.visit(), a.order(), both(a.lines(), b.lines()));
      case ShopEvent.ViewItemList a when second instanceof ShopEvent.ViewItemList b ->
          new ShopEvent.ViewItemList(a.id(), a.visit(), a.list(), both(a.products(), b.products()));
      default -> null;
    };
  }

  private static boolean sameVisitor(Visit first, Visit second) {
    return Objects.equals(first.customer(), second.customer())
        && Objects.equals(first.session(), second.session())
        && first.channel().equals(second.channel());
  }

  /// The elements of `more` behind those of `some`, without those that are there.
  private static <E> List<E> both(List<E> some, List<E> more) {
    List<E> all = new ArrayList<>(some);
    more.stream().filter(element -> !some.contains(element)).forEach(all::add);
    return all;
  }
}
