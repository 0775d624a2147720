package io.shopkeeper.ingest;

import org.jspecify.annotations.Nullable;

/// What a column of a file was understood as.
///
/// @param column its name in the file
/// @param field what it means; null for one that no field claims, which becomes an attribute where
///   records have these, and else is passed over
public record ColumnMeaning(String column, @Nullable String field, Basis basis) {

  /// How one knows.
  public enum Basis {
    /// The name is the field's own.
    NAME,
    /// The name is another of the field's.
    ALIAS,
    /// The user said so.
    MAP,
    /// The name says nothing, the cells do.
    CONTENT,
    /// No field claims it.
    NONE
  }

  @Override
  public String toString() {
    return switch (basis) {
      case NAME -> column;
      case ALIAS -> "%s = %s".formatted(column, field);
      case MAP -> "%s = %s, as mapped".formatted(column, field);
      case CONTENT -> "%s = %s, by its content".formatted(column, field);
      case NONE -> "(%s)".formatted(column);
    };
  }
}
