package io.shopkeeper.ingest;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.ingest.cleaning.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes purchases and refunds of a platform's order lines.
///
/// An order is one purchase, its event named by platform and number. What has gone back by an
/// export is refunded as far as it is not yet. An order that is no sale is refused; if an earlier
/// export has it as a sale, all of it is refunded.
final class PlatformOrders {
  /// A line of an order, named by the platform and cleaned as native ones are.
  private static final NativeKind<EventField, ShopEvent> LINES =
      new NativeKind<>(
          RecordKind.ORDERS,
          EventDraft.NAMES,
          Set.of(),
          EventField.TIME,
          EventField.PRICE,
          Map.of(),
          (notation, _) -> new EventDraft(notation, null),
          event -> event.id().value(),
          null,
          Stage::event);

  private final Channel channel;
  private final PresetRows.Reading reading;
  private final Draft<EventField, ShopEvent> draft;
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
    this.draft = reading.draft(LINES);
    this.lines = new OrderLines(reading.landings().events(), reading.tally());
  }

  /// @throws Refusal if the line cannot be right, or is of no sale
  void line(Line line, Origin origin) {
    ShopEvent.Purchase purchase = purchase(line, origin);
    switch (line.standing()) {
      case SOLD -> {
        if (line.refundedQuantity() != null) {
          wentBack(line, purchase, line.refundedQuantity(), false);
        }
        lines.row(purchase, origin);
      }
      case REFUNDED -> {
        wentBack(line, purchase, line.quantity(), false);
        lines.row(purchase, origin);
      }
      case NOT_SOLD -> {
        wentBack(line, purchase, line.quantity(), true);
        throw new Refusal(
            RejectReason.NOT_A_SALE,
            "status",
            "the order is '%s', which is no sale".formatted(line.status()));
      }
    }
  }

  private void wentBack(
      Line line, ShopEvent.Purchase purchase, String quantity, boolean onlyIfSold) {
    ShopEvent.Refund refund = refund(line, purchase, quantity);
    back.computeIfAbsent(
            line.order(),
            order ->
                new Returns.Back(
                    new EventId(purchaseId(order)), onlyIfSold, refund, reading.tally()))
        .lines()
        .addAll(refund.lines());
  }

  private String purchaseId(String order) {
    return channel + ":" + order;
  }

  /// Of the line as it was cleaned.
  private ShopEvent.Refund refund(Line line, ShopEvent.Purchase purchase, String quantity) {
    int units = reading.notation().units(quantity, EventField.QUANTITY.label());
    Visit visit = purchase.visit();
    String at = line.refundedAt();
    return new ShopEvent.Refund(
        new EventId(channel + ":refund:" + line.order()),
        at == null
            ? visit
            : new Visit(
                visit.customer(),
                visit.session(),
                visit.channel(),
                reading.notation().time(at, EventField.TIME.label())),
        purchase.order(),
        purchase.lines().stream()
            .map(sold -> new OrderLine(sold.product(), units, sold.unitPrice()))
            .toList());
  }

  /// An order without a customer is a visit of its own.
  private ShopEvent.Purchase purchase(Line line, Origin origin) {
    draft.clear();
    draft.at(origin.place());
    draft.set(EventField.EVENT, "purchase");
    draft.set(EventField.ID, purchaseId(line.order()));
    draft.set(EventField.CHANNEL, channel.name());
    draft.set(EventField.ORDER, line.order());
    draft.set(EventField.TIME, line.time());
    if (line.customer() == null) {
      draft.set(EventField.SESSION, channel + ":" + line.order());
    } else {
      draft.set(EventField.CUSTOMER, line.customer());
    }
    draft.set(EventField.PRODUCT, line.product());
    draft.set(EventField.QUANTITY, line.quantity());
    draft.set(EventField.PRICE, line.price());
    if (line.currency() != null) {
      draft.set(EventField.CURRENCY, line.currency());
    }
    return (ShopEvent.Purchase) draft.build();
  }

  void finish() {
    lines.finish();
    back.values().forEach(reading.landings().returns()::add);
  }
}
