package io.shopkeeper.ingest;

import org.jspecify.annotations.Nullable;

/// Where a record was found.
///
/// @param file its name; `request` over HTTP
/// @param line its first line, from 1, header included; over HTTP the record's number in the body
/// @param column the column or property at fault; null where the whole record is meant
public record Place(String file, long line, @Nullable String column) {

  /// The same record, one of its columns.
  Place at(@Nullable String column) {
    return new Place(file, line, column);
  }

  @Override
  public String toString() {
    return column == null ? file + ":" + line : file + ":" + line + ", " + column;
  }
}
