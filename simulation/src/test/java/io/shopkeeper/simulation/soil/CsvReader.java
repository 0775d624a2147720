package io.shopkeeper.simulation.soil;

import java.util.ArrayList;
import java.util.List;

/// Reads RFC 4180 to the letter, and fails on anything else.
final class CsvReader {
  private final String text;
  private int at;

  private CsvReader(String text) {
    this.text = text;
  }

  static List<List<String>> read(String text) {
    var reader = new CsvReader(text);
    var rows = new ArrayList<List<String>>();
    while (reader.at < text.length()) {
      rows.add(reader.row());
    }
    return rows;
  }

  private List<String> row() {
    var row = new ArrayList<String>();
    do {
      row.add(text.charAt(at) == '"' ? quoted() : plain());
    } while (text.charAt(at++) == ',');
    if (text.charAt(at - 1) != '\n') {
      throw new IllegalStateException("neither comma nor line feed at character " + (at - 1));
    }
    return row;
  }

  private String plain() {
    int from = at;
    while (text.charAt(at) != ',' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '"') {
        throw new IllegalStateException("a bare quote at character " + at);
      }
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    var cell = new StringBuilder();
    at++;
    while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
      at += text.charAt(at) == '"' ? 1 : 0;
      cell.append(text.charAt(at++));
    }
    at++;
    return cell.toString();
  }
}
