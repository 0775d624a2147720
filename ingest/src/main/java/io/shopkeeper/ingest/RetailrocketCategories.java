package io.shopkeeper.ingest;

import java.util.List;
import java.util.Set;

/// Reads Retailrocket's tree of categories: each with its parent, the roots without.
final class RetailrocketCategories implements PresetRows<RetailrocketField> {
  private static final Set<RetailrocketField> COLUMNS =
      Set.of(RetailrocketField.CATEGORY, RetailrocketField.PARENT);

  static final Preset<RetailrocketField> PRESET =
      new Preset<>(
          Format.RETAILROCKET,
          RecordKind.PRODUCTS,
          RetailrocketField.class,
          COLUMNS,
          COLUMNS,
          null,
          List.of(),
          RetailrocketCategories::new);

  private final Reading reading;

  private RetailrocketCategories(Reading reading) {
    this.reading = reading;
  }

  @Override
  public void row(PresetRow<RetailrocketField> row, Origin origin) {
    String category = row.texts().require(RetailrocketField.CATEGORY);
    String parent = row.texts().find(RetailrocketField.PARENT);
    if (parent != null) {
      reading.landings().items().parent(category, parent);
    }
    reading.tally().accepted();
  }
}
