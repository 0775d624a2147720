package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.FeedReader;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.Table;
import io.shopkeeper.ingest.source.TableReader;
import io.shopkeeper.ingest.source.TextSource;
import io.shopkeeper.ingest.source.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// A table in a file, its header known.
///
/// @param names what the file, and in a workbook the sheet, is called, the most telling first
/// @param header without columns for an empty file
/// @param reading how it is read and why, for the report
record TableFile(
    SourceFile source, List<String> names, Header header, List<String> reading, Opening opening) {

  TableFile {
    names = List.copyOf(names);
    reading = List.copyOf(reading);
  }

  /// Begins to read the table.
  @FunctionalInterface
  interface Opening {
    Table open() throws IOException;
  }

  /// Reads one row, whose cells are in place.
  @FunctionalInterface
  interface RowReader {
    /// @throws Refusal if the row cannot be right
    /// @throws IllegalArgumentException likewise
    void read(Table row);
  }

  /// What the columns are called, by the user where they say so.
  List<String> columns() {
    return header.meant();
  }

  /// The same table, its columns meant as the user says.
  TableFile mapped(ColumnMap map) {
    return new TableFile(source, names, header.mapped(map), reading, opening);
  }

  /// The same table, read in another way.
  TableFile opened(Opening opening) {
    return new TableFile(source, names, header, reading, opening);
  }

  /// Every table in a file: one, or those sheets of a workbook that have a header. Of a workbook
  /// without any, the first sheet.
  ///
  /// @throws IOException if it cannot be read
  static List<TableFile> allIn(SourceFile source) throws IOException {
    return switch (source.kind()) {
      case SPREADSHEET -> sheets(source);
      case FEED -> List.of(feed(source));
      case TABLE, JSON, PARQUET, OTHER -> List.of(text(source));
    };
  }

  private static TableFile text(SourceFile source) throws IOException {
    Encoding encoding;
    try (InputStream in = source.open()) {
      encoding = Encoding.detect(in);
    }
    Opening opening = () -> new TableReader(new TextSource(source, encoding));
    try (TableReader table = new TableReader(new TextSource(source, encoding))) {
      return new TableFile(
          source,
          List.of(source.name()),
          Header.of(table.columns()),
          List.of(encoding.evidence(), "cells parted by " + nameOf(table.delimiter())),
          opening);
    }
  }

  private static String nameOf(char delimiter) {
    return switch (delimiter) {
      case ',' -> "commas";
      case ';' -> "semicolons";
      case '\t' -> "tabs";
      default -> "'" + delimiter + "'";
    };
  }

  private static TableFile feed(SourceFile source) throws IOException {
    List<String> columns = FeedReader.columns(source);
    return new TableFile(
        source,
        List.of(source.name()),
        Header.of(columns),
        List.of("the items of an XML feed"),
        () -> new FeedReader(source, columns));
  }

  private static List<TableFile> sheets(SourceFile source) throws IOException {
    Workbook book = new Workbook(source);
    List<String> names = book.sheets();
    List<TableFile> tables = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      TableFile sheet = sheet(book, i, names.get(i));
      if (!sheet.columns().isEmpty() || tables.isEmpty() && i == names.size() - 1) {
        tables.add(sheet);
      }
    }
    return tables;
  }

  private static TableFile sheet(Workbook book, int index, String name) throws IOException {
    try (Table table = book.table(index)) {
      return new TableFile(
          book.file(),
          List.of(name, book.file().name()),
          Header.of(table.columns()),
          List.of("the sheet '%s'".formatted(name)),
          () -> book.table(index));
    }
  }

  /// Finds out how the file writes times and prices, and notes it. Either column may be negative,
  /// for none.
  Notation survey(int timeColumn, int priceColumn, Load load, FileTally tally) {
    Survey survey = new Survey();
    try (Table row = opening.open()) {
      look(row, survey, timeColumn, priceColumn);
    } catch (IOException e) {
      // What came before is enough; the reading proper tells of it.
      return survey.notation(load, tally);
    }
    return survey.notation(load, tally);
  }

  private static void look(Table row, Survey survey, int timeColumn, int priceColumn)
      throws IOException {
    while (!survey.isDone() && row.next()) {
      if (row.fault() == null) {
        survey.time(timeColumn < 0 ? "" : row.text(timeColumn));
        survey.amount(priceColumn < 0 ? "" : row.text(priceColumn));
      }
      survey.record();
    }
  }

  /// Hands over every row without a fault, and counts and keeps those refused. Where the file
  /// cannot be read further, it says so in the tally.
  void forEachRow(Load load, FileTally tally, RowReader reader) {
    long[] filled = new long[header.names().size()];
    long line = 0;
    try (Table row = opening.open()) {
      while (row.next()) {
        line = row.line();
        tally.read();
        Fault fault = row.fault();
        if (fault == null) {
          if (!load.studying()) {
            count(row, filled);
          }
          read(row, load, tally, reader);
        } else {
          load.reject(tally, Faults.rejected(fault, place(tally, row), row.raw()));
        }
        load.reading(tally, row.line(), row.bytes(), source);
      }
      load.endOf(tally, row.truncated(), line);
    } catch (IOException e) {
      tally.stopped(
          IngestException.Code.UNREADABLE,
          "%s: cannot be read behind line %d: %s; everything before was read"
              .formatted(tally.file(), line, e.getMessage()));
    }
    for (int i = 0; i < filled.length; i++) {
      tally.filled(header.names().get(i), filled[i]);
    }
  }

  private static void count(Table row, long[] filled) {
    for (int i = 0; i < filled.length; i++) {
      filled[i] += row.isEmpty(i) ? 0 : 1;
    }
  }

  private static void read(Table row, Load load, FileTally tally, RowReader reader) {
    try {
      reader.read(row);
    } catch (Refusal refusal) {
      load.reject(tally, refusal.at(place(tally, row), row.raw()));
    } catch (IllegalArgumentException e) {
      load.reject(tally, Refusal.of(e).at(place(tally, row), row.raw()));
    }
  }

  private static Place place(FileTally tally, Table row) {
    return new Place(tally.file(), row.line(), null);
  }
}
