package io.shopkeeper.ingest;

import io.shopkeeper.domain.ShopEvent;
import java.util.List;
import java.util.Set;

/// Reads Retailrocket's events. A visitor is a customer, since nothing else lasts; rows of one
/// transaction are one order, at the price 0, since the data set tells none.
final class RetailrocketEvents implements PresetRows<RetailrocketField> {
  static final String NO_PRICE = "sale without a price: 0";

  private static final Set<RetailrocketField> COLUMNS =
      Set.of(
          RetailrocketField.TIME,
          RetailrocketField.VISITOR,
          RetailrocketField.EVENT,
          RetailrocketField.ITEM,
          RetailrocketField.TRANSACTION);

  static final Preset<RetailrocketField> PRESET =
      new Preset<>(
          Format.RETAILROCKET,
          RecordKind.EVENTS,
          RetailrocketField.class,
          COLUMNS,
          COLUMNS,
          RetailrocketField.TIME,
          List.of(),
          RetailrocketEvents::new);

  private final FileTally tally;
  private final Draft<EventField, ShopEvent> draft;
  private final OrderLines lines;

  private RetailrocketEvents(Reading reading) {
    this.tally = reading.tally();
    this.draft = reading.draft(NativeFiles.EVENTS);
    this.lines = new OrderLines(reading.landings().events(), tally);
  }

  @Override
  public void row(PresetRow<RetailrocketField> row, Origin origin) {
    Texts<RetailrocketField> texts = row.texts();
    draft.clear();
    draft.at(origin.place());
    draft.set(EventField.TIME, texts.require(RetailrocketField.TIME));
    draft.set(EventField.CUSTOMER, texts.require(RetailrocketField.VISITOR));
    draft.set(EventField.PRODUCT, texts.require(RetailrocketField.ITEM));
    String event = texts.require(RetailrocketField.EVENT);
    boolean sale =
        switch (event) {
          case "view", "addtocart" -> false;
          case "transaction" -> true;
          default ->
              throw new Refusal(
                  RejectReason.UNKNOWN_EVENT,
                  RetailrocketField.EVENT.label(),
                  "'%s' is none of view, addtocart, transaction".formatted(event));
        };
    draft.set(EventField.EVENT, event);
    if (sale) {
      draft.set(EventField.ORDER, texts.require(RetailrocketField.TRANSACTION));
      draft.set(EventField.PRICE, "0");
    }
    lines.row(draft.build(), origin);
    tally.cleaned(NO_PRICE, sale ? 1 : 0);
  }

  @Override
  public void finish() {
    lines.finish();
  }
}
