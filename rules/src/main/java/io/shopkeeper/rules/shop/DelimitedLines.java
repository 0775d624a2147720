package io.shopkeeper.rules.shop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a table of delimited texts (RFC 4180): cells may be quoted, a quote in them is doubled, a
/// line may end within one. Commas, semicolons and tabs are told apart by the first line.
final class DelimitedLines {
  private final String text;
  private final char delimiter;
  private final List<Line> records = new ArrayList<>();
  private int at;
  private int line = 1;

  /// @param line where it begins, from 1
  /// @param fault what is wrong with its quotes; empty for nothing
  record Line(int line, List<String> cells, String fault) {}

  private DelimitedLines(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.delimiter = delimiter(this.text.lines().findFirst().orElse(""));
  }

  /// Without blank lines.
  static List<Line> read(String text) {
    var lines = new DelimitedLines(text);
    while (lines.at < lines.text.length()) {
      lines.record();
    }
    return lines.records;
  }

  private static char delimiter(String first) {
    char best = ',';
    for (char c : new char[] {';', '\t'}) {
      if (count(first, c) > count(first, best)) {
        best = c;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(one -> one == c).count();
  }

  private void record() {
    int begin = line;
    var cells = new ArrayList<String>();
    String fault = "";
    while (true) {
      if (at < text.length() && text.charAt(at) == '"') {
        String cell = quoted();
        if (cell == null) {
          fault = "a quote is not closed";
          cell = "";
        }
        cells.add(cell);
      } else {
        cells.add(plain());
      }
      if (at < text.length() && text.charAt(at) == delimiter) {
        at++;
        continue;
      }
      break;
    }
    if (at < text.length() && !ends()) {
      fault = "after a closing quote comes '%s'".formatted(text.charAt(at));
      plain();
      while (at < text.length() && !ends()) {
        at++;
      }
    }
    end();
    if (!fault.isEmpty() || cells.stream().anyMatch(cell -> !cell.isBlank())) {
      records.add(new Line(begin, List.copyOf(cells), fault));
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && text.charAt(at) != delimiter && !ends()) {
      at++;
    }
    return text.substring(start, at);
  }

  /// Null if it is not closed: all that remains was read.
  private @Nullable String quoted() {
    var cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return cell.toString();
      }
    }
    return null;
  }

  private boolean ends() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private void end() {
    if (at < text.length()) {
      boolean two = text.startsWith("\r\n", at);
      at += two ? 2 : 1;
      line++;
    }
  }
}
