package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.TableReader;
import io.shopkeeper.ingest.source.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// A table in a file, its encoding and header known.
///
/// @param columns empty for an empty file
record TableFile(SourceFile source, Encoding encoding, char delimiter, List<String> columns) {
  /// Reads one row, whose cells are in place.
  @FunctionalInterface
  interface RowReader {
    /// @throws Refusal if the row cannot be right
    /// @throws IllegalArgumentException likewise
    void read(TableReader row);
  }

  static TableFile open(SourceFile source) throws IOException {
    Encoding encoding;
    try (InputStream in = source.open()) {
      encoding = Encoding.detect(in);
    }
    try (TableReader table = new TableReader(new TextSource(source, encoding))) {
      return new TableFile(source, encoding, table.delimiter(), table.columns());
    }
  }

  static String nameOf(char delimiter) {
    return switch (delimiter) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      default -> "'" + delimiter + "'";
    };
  }

  private TableReader reader() throws IOException {
    return new TableReader(new TextSource(source, encoding));
  }

  /// Finds out how the file writes times and prices, and notes it. Either column may be negative,
  /// for none.
  Notation survey(int timeColumn, int priceColumn, Load load, FileTally tally) throws IOException {
    Survey survey = new Survey();
    try (TableReader row = reader()) {
      while (!survey.isDone() && row.next()) {
        if (row.fault() == null) {
          survey.time(timeColumn < 0 ? "" : row.text(timeColumn));
          survey.amount(priceColumn < 0 ? "" : row.text(priceColumn));
        }
        survey.record();
      }
    }
    return survey.notation(load, tally);
  }

  /// Hands over every row without a fault, and counts and keeps those refused.
  void forEachRow(Load load, FileTally tally, RowReader reader) throws IOException {
    long[] filled = new long[columns.size()];
    try (TableReader row = reader()) {
      while (row.next()) {
        tally.read();
        Fault fault = row.fault();
        if (fault == null) {
          count(row, filled);
          read(row, load, tally, reader);
        } else {
          load.reject(tally, Faults.rejected(fault, place(tally, row), row.raw()));
        }
        load.reading(tally, row.line(), row.bytes(), source);
      }
      load.endOf(tally, row.truncated(), row.line());
    }
    for (int i = 0; i < filled.length; i++) {
      tally.filled(columns.get(i), filled[i]);
    }
  }

  private static void count(TableReader row, long[] filled) {
    for (int i = 0; i < filled.length; i++) {
      filled[i] += row.isEmpty(i) ? 0 : 1;
    }
  }

  private static void read(TableReader row, Load load, FileTally tally, RowReader reader) {
    try {
      reader.read(row);
    } catch (Refusal refusal) {
      load.reject(tally, refusal.at(place(tally, row), row.raw()));
    } catch (IllegalArgumentException e) {
      load.reject(tally, Refusal.of(e).at(place(tally, row), row.raw()));
    }
  }

  private static Place place(FileTally tally, TableReader row) {
    return new Place(tally.file(), row.line(), null);
  }
}
