package io.shopkeeper.ingest;

import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ShopEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Refunds what has gone back by the exports of a load, once all of its sales are known, so that
/// the order in which files are read makes no difference.
final class Returns {
  private final Landing<ShopEvent> events;
  private final Stored stored;
  private final RefundedUnits units;
  private final List<Back> exports = new ArrayList<>();

  /// What of an order has gone back by one export, each line once.
  ///
  /// @param purchase the event of its sale
  /// @param onlyIfSold whether the order is no sale, so that there may be nothing to take back
  /// @param first tells who, when and of which order
  record Back(
      EventId purchase,
      boolean onlyIfSold,
      ShopEvent.Refund first,
      Set<OrderLine> lines,
      FileTally tally) {

    Back(EventId purchase, boolean onlyIfSold, ShopEvent.Refund first, FileTally tally) {
      this(purchase, onlyIfSold, first, new LinkedHashSet<>(), tally);
    }

    String order() {
      return first.order() == null ? "" : first.order().value();
    }
  }

  Returns(Landing<ShopEvent> events, Stored stored, RefundedUnits units) {
    this.events = events;
    this.stored = stored;
    this.units = units;
  }

  void add(Back back) {
    exports.add(back);
  }

  void finish() {
    List<String> doubtful =
        exports.stream()
            .filter(Back::onlyIfSold)
            .map(back -> back.purchase().value())
            .filter(id -> !events.knows(id))
            .distinct()
            .toList();
    Set<String> unsold = new LinkedHashSet<>(doubtful);
    if (!doubtful.isEmpty()) {
      unsold.removeAll(stored.events(doubtful));
    }
    exports.removeIf(back -> back.onlyIfSold() && unsold.contains(back.purchase().value()));
    units.look(exports.stream().map(Back::order).toList());
    exports.forEach(this::refund);
    exports.clear();
  }

  /// The event is named by what has gone back with it in all, so that a later return has another.
  private void refund(Back back) {
    List<OrderLine> rest = units.rest(back.order(), back.lines());
    if (!rest.isEmpty()) {
      int all = back.lines().stream().mapToInt(OrderLine::quantity).sum();
      ShopEvent.Refund first = back.first();
      EventId id = new EventId(first.id() + ":" + all);
      events.land(
          new ShopEvent.Refund(id, first.visit(), first.order(), rest), back.tally(), List.of());
    }
  }
}
