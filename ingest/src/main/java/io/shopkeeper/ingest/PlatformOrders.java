package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ShopEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes purchases and refunds of a platform's order lines.
///
/// An order is one purchase, its event named by platform and number. An order that is no sale is
/// refused; if an earlier export, or the store, has it as a sale, all of it is refunded.
final class PlatformOrders {
  private final Channel channel;
  private final Landings landings;
  private final EventDraft draft;
  private final OrderLines lines;

  /// Refunds of orders that are no sales, by the purchase that they would take back.
  private final Map<EventId, List<ShopEvent>> takenBack = new LinkedHashMap<>();

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
    this.landings = reading.landings();
    this.draft = new EventDraft(reading.notation(), null);
    this.lines = new OrderLines(landings.events(), reading.tally());
  }

  /// @throws Refusal if the line cannot be right, or is of no sale
  void line(Line line, Origin origin) {
    ShopEvent purchase = purchase(line);
    switch (line.standing()) {
      case SOLD -> {
        lines.row(purchase, origin);
        if (line.refundedQuantity() != null) {
          lines.besides(refund(line, line.refundedQuantity()));
        }
      }
      case REFUNDED -> {
        lines.row(purchase, origin);
        lines.besides(refund(line, line.quantity()));
      }
      case NOT_SOLD -> {
        takenBack
            .computeIfAbsent(purchase.id(), _ -> new ArrayList<>())
            .add(refund(line, line.quantity()));
        throw new Refusal(
            RejectReason.NOT_A_SALE,
            "status",
            "the order is '%s', which is no sale".formatted(line.status()));
      }
    }
  }

  private ShopEvent purchase(Line line) {
    fill(line, line.quantity(), line.time());
    draft.set(EventField.EVENT, "purchase");
    draft.set(EventField.ID, channel + ":" + line.order());
    return draft.build();
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
    if (takenBack.isEmpty()) {
      return;
    }
    List<String> ids = takenBack.keySet().stream().map(EventId::value).toList();
    Set<String> sold = new LinkedHashSet<>(landings.stored().events(ids));
    ids.stream().filter(landings.events()::knows).forEach(sold::add);
    takenBack.forEach((id, refunds) -> {
      if (sold.contains(id.value())) {
        refunds.forEach(lines::besides);
      }
    });
    lines.finish();
  }
}
