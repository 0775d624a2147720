package io.shopkeeper.ingest;

import io.shopkeeper.domain.ShopEvent;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/// A line of an order in the making: a purchase of one product, or with a negative quantity its
/// refund.
final class OrderDraft implements Draft<EventField, ShopEvent> {
  static final Names<EventField> NAMES =
      new Names<>(
              EnumSet.complementOf(EnumSet.of(EventField.ID, EventField.EVENT, EventField.ITEMS)))
          .with("id", EventField.ORDER);

  private final EventDraft event;
  private @Nullable String order;
  private @Nullable String time;
  private boolean refund;

  OrderDraft(Notation notation) {
    this.event = new EventDraft(notation, null);
  }

  @Override
  public void clear() {
    event.clear();
    order = null;
    time = null;
    refund = false;
  }

  @Override
  public void set(EventField field, String text) {
    String value = text;
    if (field == EventField.QUANTITY && text.charAt(0) == '-') {
      refund = true;
      value = text.substring(1);
    } else if (field == EventField.ORDER) {
      order = text;
    } else if (field == EventField.TIME) {
      time = text;
    }
    event.set(field, value);
  }

  @Override
  public ShopEvent build() {
    if (order == null) {
      throw Refusal.missing(EventField.ORDER.label(), "the line has no order");
    }
    event.set(EventField.EVENT, refund ? "refund" : "purchase");
    if (refund) {
      event.set(EventField.ID, "refund:" + order + ":" + time);
    }
    return event.build();
  }
}
