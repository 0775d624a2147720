package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes purchases and refunds of a platform's order lines.
///
/// An order is one purchase, its event named by platform and number. What has gone back by an
/// export is refunded as far as it is not yet. An order that is no sale is refused; if an earlier
/// export has it as a sale, all of it is refunded.
final class PlatformOrders {
  private final Channel channel;
  private final PresetRows.Reading reading;
  private final Landings landings;
  private final EventDraft draft;
  private final OrderLines lines;

  /// By order, what went back.
  private final Map<OrderId, Back> back = new LinkedHashMap<>();

  /// What of an order went back, each line once.
  ///
  /// @param first tells who and when
  /// @param onlyIfSold whether the order is no sale, so that there may be nothing to take back
  private record Back(ShopEvent.Refund first, boolean onlyIfSold, Set<OrderLine> lines) {}

  /// A line of an order, as texts.
  ///
  /// @param order the number that the shop shows
  /// @param status as the platform calls it, for messages
  /// @param customer the customer's id; null for somebody unknown
  /// @param refundedAt when the order was cancelled or refunded, if the export tells
  /// @param price of one unit
  /// @param refundedQuantity units of the line that went back; null for none, or all if the order
  ///   was refunded
  record Line(
      String order,
      OrderStanding standing,
      String status,
      @Nullable String customer,
      String time,
      @Nullable String refundedAt,
      String product,
      String quantity,
      String price,
      @Nullable String currency,
      @Nullable String refundedQuantity) {}

  PlatformOrders(Channel channel, PresetRows.Reading reading) {
    this.channel = channel;
    this.reading = reading;
    this.landings = reading.landings();
    this.draft = new EventDraft(reading.notation(), null);
    this.lines = new OrderLines(landings.events(), reading.tally());
  }

  /// @throws Refusal if the line cannot be right, or is of no sale
  void line(Line line, Origin origin) {
    ShopEvent purchase = purchase(line);
    switch (line.standing()) {
      case SOLD -> {
        if (line.refundedQuantity() != null) {
          wentBack(line, line.refundedQuantity(), false);
        }
        lines.row(purchase, origin);
      }
      case REFUNDED -> {
        wentBack(line, line.quantity(), false);
        lines.row(purchase, origin);
      }
      case NOT_SOLD -> {
        wentBack(line, line.quantity(), true);
        throw new Refusal(
            RejectReason.NOT_A_SALE,
            "status",
            "the order is '%s', which is no sale".formatted(line.status()));
      }
    }
  }

  private void wentBack(Line line, String quantity, boolean onlyIfSold) {
    if (refund(line, quantity) instanceof ShopEvent.Refund refund) {
      back.computeIfAbsent(
              new OrderId(line.order()), _ -> new Back(refund, onlyIfSold, new LinkedHashSet<>()))
          .lines()
          .addAll(refund.lines());
    }
  }

  private ShopEvent purchase(Line line) {
    fill(line, line.quantity(), line.time());
    draft.set(EventField.EVENT, "purchase");
    draft.set(EventField.ID, purchaseId(line.order()));
    return draft.build();
  }

  private String purchaseId(String order) {
    return channel + ":" + order;
  }

  private ShopEvent refund(Line line, String quantity) {
    fill(line, quantity, line.refundedAt() == null ? line.time() : line.refundedAt());
    draft.set(EventField.EVENT, "refund");
    draft.set(EventField.ID, channel + ":refund:" + line.order());
    return draft.build();
  }

  /// An order without a customer is a visit of its own.
  private void fill(Line line, String quantity, String time) {
    draft.clear();
    draft.set(EventField.CHANNEL, channel.name());
    draft.set(EventField.ORDER, line.order());
    draft.set(EventField.TIME, time);
    if (line.customer() == null) {
      draft.set(EventField.SESSION, channel + ":" + line.order());
    } else {
      draft.set(EventField.CUSTOMER, line.customer());
    }
    draft.set(EventField.PRODUCT, line.product());
    draft.set(EventField.QUANTITY, quantity);
    draft.set(EventField.PRICE, line.price());
    if (line.currency() != null) {
      draft.set(EventField.CURRENCY, line.currency());
    }
  }

  void finish() {
    lines.finish();
    List<String> doubtful =
        back.entrySet().stream()
            .filter(entry -> entry.getValue().onlyIfSold())
            .map(entry -> purchaseId(entry.getKey().value()))
            .filter(id -> !landings.events().knows(id))
            .toList();
    Set<String> unsold = new HashSet<>(doubtful);
    if (!doubtful.isEmpty()) {
      unsold.removeAll(landings.stored().events(doubtful));
    }
    back.keySet().removeIf(order -> unsold.contains(purchaseId(order.value())));
    landings.refunds().look(back.keySet().stream().map(OrderId::value).toList());
    back.forEach(this::takeBack);
  }

  /// The event is named by what has gone back with it in all, so that a later return has another.
  private void takeBack(OrderId order, Back back) {
    List<OrderLine> rest = landings.refunds().rest(order.value(), back.lines());
    if (!rest.isEmpty()) {
      int units = back.lines().stream().mapToInt(OrderLine::quantity).sum();
      EventId id = new EventId("%s:refund:%s:%d".formatted(channel, order, units));
      Visit visit = back.first().visit();
      landings
          .events()
          .land(new ShopEvent.Refund(id, visit, order, rest), reading.tally(), List.of());
    }
  }
}
