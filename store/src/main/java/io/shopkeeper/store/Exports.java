package io.shopkeeper.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Copies of the facts for other programs.
public interface Exports {

  /// Writes a view with every event acknowledged before the call, to a file within the data
  /// directory until it is closed. Memory does not grow with the rows.
  ///
  /// @param days what happened on them; for a view that has a time
  /// @throws IllegalArgumentException for days of a view without a time
  Export open(ShopView view, Format format, Days days);

  /// Makes a Parquet file of rows that the store does not have, within the data directory until it
  /// is closed. Memory does not grow with the rows.
  ///
  /// @param csv writes the rows (RFC 4180), without a header; an empty cell is null
  Export parquet(List<TableColumn> columns, Rows csv);

  /// A column of a table that somebody else makes.
  ///
  /// @param name of letters, digits and underscores
  /// @param number a number with fractions; otherwise a text
  record TableColumn(String name, boolean number) {
    public TableColumn {
      if (!name.matches("\\w+")) {
        throw new IllegalArgumentException(
            "column '%s' has other characters than letters, digits and underscores"
                .formatted(name));
      }
    }
  }

  /// Writes rows.
  @FunctionalInterface
  interface Rows {
    void writeTo(OutputStream out) throws IOException;
  }

  /// How a file is laid out.
  enum Format {
    /// A table for people and spreadsheets: UTF-8, times in UTC, lists parted by `|`. A text that a
    /// spreadsheet would take for a formula has a `'` before it.
    CSV,
    /// Every value as it is stored.
    PARQUET;

    /// The name on the command line, over HTTP and at the end of a file's name.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Format> of(String wireName) {
      return Arrays.stream(values())
          .filter(format -> format.wireName().equals(wireName))
          .findFirst();
    }
  }

  /// A finished file.
  interface Export extends AutoCloseable {
    long rows();

    /// @param out is not closed
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close();
  }
}
