package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.ShopEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes purchases and refunds of a platform's order lines.
///
/// An order is one purchase, its event named by platform and number. What has gone back by an
/// export is refunded as far as it is not yet. An order that is no sale is refused; if an earlier
/// export has it as a sale, all of it is refunded.
final class PlatformOrders {
  private final Channel channel;
  private final PresetRows.Reading reading;
  private final EventDraft draft;
  private final OrderLines lines;

  /// By order, what has gone back.
  private final Map<String, Returns.Back> back = new LinkedHashMap<>();

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
    this.draft = new EventDraft(reading.notation(), null);
    this.lines = new OrderLines(reading.landings().events(), reading.tally());
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
              line.order(),
              order ->
                  new Returns.Back(
                      new EventId(purchaseId(order)), onlyIfSold, refund, reading.tally()))
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
    back.values().forEach(reading.landings().returns()::add);
  }
}
