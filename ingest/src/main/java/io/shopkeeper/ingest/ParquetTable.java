package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.Table;
import io.shopkeeper.store.Query;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A Parquet file whose columns hold single values, as a table: rows come column by column from the
/// store, without a text of JSON between.
///
/// Rows come in batches that are whole before the first is handed over, since what takes them
/// writes to the store. Memory: the cells of one batch, about 60 bytes each.
final class ParquetTable implements Table {
  private static final int BATCH = 100_000;

  private final ParquetFile file;
  private final List<String> columns;
  private final String[][] cells;
  private long first;
  private int rows;
  private int row = -1;

  private ParquetTable(ParquetFile file, List<String> columns) {
    this.file = file;
    this.columns = columns;
    this.cells = new String[columns.size()][BATCH];
  }

  /// The table in a file; null if a column holds lists or the like, so that its rows are objects.
  ///
  /// @throws IngestException if it is no Parquet file
  static @Nullable TableFile in(ParquetFile file) {
    SourceFile source = file.source();
    List<Column> found =
        file.ask(
            Query.of(ParquetTable.class, "parquet-schema.sql", source.path().toString()),
            row -> new Column(row.text(0), row.integer(1) > 0));
    if (found.stream().anyMatch(Column::nested)) {
      return null;
    }
    List<String> names = found.stream().map(Column::name).toList();
    return new TableFile(
        source,
        List.of(source.name()),
        Header.of(names),
        List.of("columns of Parquet"),
        () -> new ParquetTable(file, names));
  }

  /// @param nested whether it holds more than a single value
  private record Column(String name, boolean nested) {}

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (++row == rows) {
      fill();
    }
    return row < rows;
  }

  private void fill() {
    first += rows;
    rows = 0;
    row = 0;
    file.scan(
        Query.of(
            ParquetTable.class,
            "parquet-cells.sql",
            file.source().path().toString(),
            first,
            first + BATCH),
        batch -> {
          for (int i = 0; i < cells.length; i++) {
            System.arraycopy(batch.texts(i), 0, cells[i], rows, batch.rows());
          }
          rows += batch.rows();
        });
  }

  @Override
  public long line() {
    return first + row + 1;
  }

  @Override
  public @Nullable Fault fault() {
    return null;
  }

  @Override
  public String text(int index) {
    String text = cells[index][row];
    return text.isEmpty() || text.charAt(0) > ' ' && text.charAt(text.length() - 1) > ' '
        ? text
        : text.strip();
  }

  @Override
  public boolean isEmpty(int index) {
    return text(index).isEmpty();
  }

  @Override
  public String raw() {
    return Arrays.stream(cells).map(column -> column[row]).collect(Collectors.joining(","));
  }

  @Override
  public void close() {}
}
