package io.shopkeeper.ingest;

/// Cells of the CSV files that are written for people.
public final class CsvText {
  private CsvText() {}

  /// Quoted; what a spreadsheet would run as a formula is led by an apostrophe.
  public static String cell(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
