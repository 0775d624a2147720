package io.shopkeeper.ingest;

import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.ingest.cleaning.Hashes;
import io.shopkeeper.numeric.LongIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Joins rows of a table that are lines of the same order, or products of the same list, wherever
/// they are within 10,000 orders of each other.
///
/// A row that repeats a line of its order exactly is a duplicate. A row that names no customer or
/// no session, as the others do, is of the same. Where rows of one id disagree, what most of them
/// say is the order, and the others are refused: one wrong row does not cost the right ones.
final class OrderLines {
  private static final int OPEN = 10_000;

  private final Landing<ShopEvent> landing;
  private final FileTally tally;
  private final Map<EventId, List<Open>> open = new LinkedHashMap<>();

  /// Hashes of all ids that were ever open.
  private final LongIndex began = new LongIndex();

  /// An order whose lines may not all have come: what its rows say, each thing once.
  private static final class Open {
    private final ShopEvent first;
    private Visit visit;
    private int rows;
    private final Set<OrderLine> lines = new LinkedHashSet<>();
    private final Set<ProductId> products = new LinkedHashSet<>();
    private final List<Origin> origins = new ArrayList<>(4);

    Open(ShopEvent first, Origin origin) {
      this.first = first;
      visit = first.visit();
      origins.add(origin);
      add(first);
    }

    /// Whether a row is of the same order; with the same id it may be of something else.
    boolean belongs(ShopEvent row) {
      Visit other = row.visit();
      return first.getClass() == row.getClass()
          && agree(visit.customer(), other.customer())
          && agree(visit.session(), other.session())
          && (same(visit.customer(), other.customer()) || same(visit.session(), other.session()))
          && visit.channel().equals(other.channel());
    }

    private static boolean agree(@Nullable Object one, @Nullable Object other) {
      return one == null || other == null || one.equals(other);
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
      return one != null && one.equals(other);
    }

    /// Returns false if the row says nothing new.
    boolean add(ShopEvent row) {
      rows++;
      visit =
          new Visit(
              visit.customer() == null ? row.visit().customer() : visit.customer(),
              visit.session() == null ? row.visit().session() : visit.session(),
              visit.channel(),
              visit.time());
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
            new ShopEvent.Purchase(purchase.id(), visit, purchase.order(), List.copyOf(lines));
        case ShopEvent.Refund refund ->
            new ShopEvent.Refund(refund.id(), visit, refund.order(), List.copyOf(lines));
        case ShopEvent.ViewItemList list ->
            new ShopEvent.ViewItemList(list.id(), visit, list.list(), List.copyOf(products));
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
    List<Open> orders = open.get(event.id());
    if (orders == null && !hasLines(event)) {
      landing.land(event, tally, List.of(origin));
    } else if (orders == null) {
      began.add(Hashes.of(event.id().value()));
      open.put(event.id(), new ArrayList<>(List.of(new Open(event, origin))));
      if (open.size() > OPEN) {
        close(open.keySet().iterator().next());
      }
    } else {
      join(orders, event, origin);
    }
  }

  /// Whether an order or a list of this id began here, by its hash: a row of the id is to come
  /// through here then.
  boolean began(long hash) {
    return began.find(hash) >= 0;
  }

  private void join(List<Open> orders, ShopEvent event, Origin origin) {
    for (Open order : orders) {
      if (order.belongs(event)) {
        if (order.add(event)) {
          order.origins.add(origin);
        } else {
          tally.duplicate();
        }
        return;
      }
    }
    orders.add(new Open(event, origin));
  }

  /// The landing keeps the first that comes with an id, and refuses others.
  private void close(EventId id) {
    List<Open> orders = Objects.requireNonNull(open.remove(id));
    orders.sort(Comparator.comparingInt((Open order) -> order.rows).reversed());
    orders.forEach(order -> landing.land(order.event(), tally, order.origins));
  }

  void finish() {
    List.copyOf(open.keySet()).forEach(this::close);
  }

  private static boolean hasLines(ShopEvent event) {
    return event instanceof ShopEvent.Purchase
        || event instanceof ShopEvent.Refund
        || event instanceof ShopEvent.ViewItemList;
  }
}
