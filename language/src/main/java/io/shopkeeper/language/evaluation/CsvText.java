package io.shopkeeper.language.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Cuts comma-separated text into rows (RFC 4180): a cell that begins with a quote ends at the next
/// one that is not doubled, and may hold commas and line breaks; elsewhere quotes are plain
/// characters.
final class CsvText {
  private final String text;
  private int at;

  CsvText(String text) {
    this.text = text;
  }

  /// Rows that are not blank.
  List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    while (at < text.length()) {
      List<String> row = row();
      if (row.size() > 1 || !row.getFirst().isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() {
    var cells = new ArrayList<String>();
    cells.add(cell());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return cells;
  }

  private String cell() {
    var cell = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      quoted(cell);
    }
    while (at < text.length() && !endsCell(text.charAt(at))) {
      cell.append(text.charAt(at++));
    }
    return cell.toString();
  }

  private void quoted(StringBuilder cell) {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return;
      }
    }
  }

  private static boolean endsCell(char c) {
    return c == ',' || c == '\n' || c == '\r';
  }
}
