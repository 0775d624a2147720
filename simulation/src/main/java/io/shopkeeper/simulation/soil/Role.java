package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a column holds, which decides what can go wrong in it.
enum Role {
  /// Names the record; nothing is planted here, so that a record can be told.
  KEY,
  /// A spelling that others repeat: a brand, a category, a title, the name of an event.
  WORD,
  TEXT,
  TIME,
  PRICE,
  QUANTITY,
  /// As in `450 g`.
  WEIGHT,
  /// As in `30 cm`.
  LENGTH,
  SIZE,
  COLOUR,
  OTHER;

  private static final Map<String, Role> BY_COLUMN =
      TextTable.rows(Role.class, "columns.tsv").stream()
          .collect(
              Collectors.toMap(
                  row -> row.get(0), row -> valueOf(row.get(1).toUpperCase(Locale.ROOT))));

  static Role of(String column) {
    return BY_COLUMN.getOrDefault(column, OTHER);
  }
}
