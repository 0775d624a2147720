package io.shopkeeper.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Questions in SQL that somebody else wrote. They see the views of [ShopView], and change nothing.
public interface Analysis {

  /// The answer to one `SELECT`.
  ///
  /// @throws StoreException with code `QUERY_REFUSED` for what is not allowed, `QUERY_FAILED` for
  ///   what is wrong in another way, `QUERY_TOO_LONG` if it took longer than it may, `BUSY` if
  ///   another is being answered
  Table ask(String sql, Limits limits);

  /// The columns of every view, in the order of [ShopView].
  List<View> views();

  /// What an answer may take.
  ///
  /// @param rows that are returned at most
  /// @param characters in all cells together
  record Limits(int rows, long characters, Duration time) {
    public Limits {
      if (rows < 1) {
        throw new IllegalArgumentException("a limit of %d rows, at least 1".formatted(rows));
      }
    }
  }

  /// A column and its type, as DuckDB calls it.
  record Column(String name, String type) {}

  /// A view and its columns.
  record View(ShopView view, List<Column> columns) {
    public View {
      columns = List.copyOf(columns);
    }
  }

  /// An answer.
  ///
  /// @param rows each cell a Number, a Boolean, a String, or null
  /// @param cut whether there would be more rows
  record Table(List<Column> columns, List<List<@Nullable Object>> rows, boolean cut) {
    public Table {
      columns = List.copyOf(columns);
      rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
  }
}
