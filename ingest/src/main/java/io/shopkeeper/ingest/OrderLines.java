package io.shopkeeper.ingest;

import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Joins rows of a table that are lines of the same order, or products of the same list, wherever
/// they are within 10,000 orders of each other.
///
/// A row that repeats a line of its order exactly is a duplicate.
final class OrderLines {
  private static final int OPEN = 10_000;

  private final Landing<ShopEvent> landing;
  private final FileTally tally;
  private final Map<EventId, Open> open = new LinkedHashMap<>();

  /// An order whose lines may not all have come: what its rows say, each thing once.
  private static final class Open {
    private final ShopEvent first;
    private final Set<OrderLine> lines = new LinkedHashSet<>();
    private final Set<ProductId> products = new LinkedHashSet<>();
    private final List<Origin> origins = new ArrayList<>(4);

    Open(ShopEvent first, Origin origin) {
      this.first = first;
      origins.add(origin);
      add(first);
    }

    /// Whether a row is of the same order; with the same id it may be of something else.
    boolean belongs(ShopEvent row) {
      Visit visit = first.visit();
      return first.getClass() == row.getClass()
          && Objects.equals(visit.customer(), row.visit().customer())
          && Objects.equals(visit.session(), row.visit().session())
          && visit.channel().equals(row.visit().channel());
    }

    /// Returns false if the row says nothing new.
    boolean add(ShopEvent row) {
      return switch (row) {
        case ShopEvent.Purchase purchase -> lines.addAll(purchase.lines());
        case ShopEvent.Refund refund -> lines.addAll(refund.lines());
        case ShopEvent.ViewItemList list -> products.addAll(list.products());
        case ShopEvent.ViewItem _,
            ShopEvent.SelectItem _,
            ShopEvent.AddToWishlist _,
            ShopEvent.AddToCart _,
            ShopEvent.RemoveFromCart _,
            ShopEvent.Search _ ->
            false;
      };
    }

    /// The event with what all rows say, at the time of the first.
    ShopEvent event() {
      return switch (first) {
        case ShopEvent.Purchase purchase ->
            new ShopEvent.Purchase(
                purchase.id(), purchase.visit(), purchase.order(), List.copyOf(lines));
        case ShopEvent.Refund refund ->
            new ShopEvent.Refund(refund.id(), refund.visit(), refund.order(), List.copyOf(lines));
        case ShopEvent.ViewItemList list ->
            new ShopEvent.ViewItemList(list.id(), list.visit(), list.list(), List.copyOf(products));
        case ShopEvent.ViewItem _,
            ShopEvent.SelectItem _,
            ShopEvent.AddToWishlist _,
            ShopEvent.AddToCart _,
            ShopEvent.RemoveFromCart _,
            ShopEvent.Search _ ->
            first;
      };
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
    } else if (order == null) {
      landing.land(event, tally, List.of(origin));
    } else if (!order.belongs(event)) {
      // The same id for something else: the landing keeps the first and refuses this.
      close(order);
      landing.land(event, tally, List.of(origin));
    } else if (order.add(event)) {
      order.origins.add(origin);
    } else {
      tally.duplicate();
    }
  }

  private void open(ShopEvent event, Origin origin) {
    open.put(event.id(), new Open(event, origin));
    if (open.size() > OPEN) {
      close(open.values().iterator().next());
    }
  }

  private void close(Open order) {
    open.remove(order.first.id());
    landing.land(order.event(), tally, order.origins);
  }

  void finish() {
    List.copyOf(open.values()).forEach(this::close);
  }

  private static boolean hasLines(ShopEvent event) {
    return event instanceof ShopEvent.Purchase
        || event instanceof ShopEvent.Refund
        || event instanceof ShopEvent.ViewItemList;
  }
}
