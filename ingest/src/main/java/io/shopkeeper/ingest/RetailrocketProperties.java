package io.shopkeeper.ingest;

import java.util.List;
import java.util.Set;

/// Reads Retailrocket's item properties, of which two can be read: the category, and whether the
/// item is in stock. The others are hashed and passed over.
final class RetailrocketProperties implements PresetRows<RetailrocketField> {
  static final String HASHED = "hashed property passed over";

  private static final Set<RetailrocketField> COLUMNS =
      Set.of(
          RetailrocketField.TIME,
          RetailrocketField.ITEM,
          RetailrocketField.PROPERTY,
          RetailrocketField.VALUE);

  static final Preset<RetailrocketField> PRESET =
      new Preset<>(
          Format.RETAILROCKET,
          RecordKind.PRODUCTS,
          RetailrocketField.class,
          COLUMNS,
          COLUMNS,
          RetailrocketField.TIME,
          List.of(),
          RetailrocketProperties::new);

  private final FileTally tally;
  private final Notation notation;
  private final CategorisedItems items;

  private RetailrocketProperties(Reading reading) {
    this.tally = reading.tally();
    this.notation = reading.notation();
    this.items = reading.landings().items();
  }

  @Override
  public void row(PresetRow<RetailrocketField> row, Origin origin) {
    Texts<RetailrocketField> texts = row.texts();
    String item = texts.require(RetailrocketField.ITEM);
    String property = texts.require(RetailrocketField.PROPERTY);
    switch (property) {
      case "categoryid" -> {
        items.categorise(item, texts.require(RetailrocketField.VALUE), millis(texts));
        tally.accepted();
      }
      case "available" -> {
        boolean inStock =
            TruthText.parse(
                texts.require(RetailrocketField.VALUE), RetailrocketField.VALUE.label());
        items.stock(item, inStock, millis(texts));
        tally.accepted();
      }
      default -> tally.passOver(HASHED);
    }
  }

  private long millis(Texts<RetailrocketField> texts) {
    String time = texts.require(RetailrocketField.TIME);
    return notation.time(time, RetailrocketField.TIME.label()).toEpochMilli();
  }
}
