package io.shopkeeper.simulation.soil;

import java.util.List;

/// What was done to one cell, or one record that does not belong in a file.
///
/// @param number counts from 1; what went wrong at once, as the two cells of a swap and the events
///   of one bot, has one number
/// @param line in the soiled file, the header being line 1
/// @param id the record's first cell in the clean file, or that of the record put in
/// @param column empty if the whole record was put in
/// @param before empty if the whole record was put in
/// @param after the cell, or the whole record as a line of CSV
public record Fault(
    int number,
    String file,
    int line,
    String id,
    String column,
    FaultKind kind,
    String before,
    String after) {

  /// The header of `truth.csv`.
  static final List<String> COLUMNS =
      List.of("fault", "file", "line", "id", "column", "kind", "before", "after");

  /// Whether the whole record was put in.
  public boolean wholeRecord() {
    return column.isEmpty();
  }

  List<String> cells() {
    return List.of(
        String.valueOf(number),
        file,
        String.valueOf(line),
        id,
        column,
        kind.wireName(),
        before,
        after);
  }
}
