package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.Analysis.Column;
import io.shopkeeper.store.Days;
import io.shopkeeper.store.Exports;
import io.shopkeeper.store.ShopView;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.backup.KeptFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Files by DuckDB's `COPY`.
final class DuckExports implements Exports {
  /// Beginnings by which spreadsheets know a formula.
  private static final String FORMULA = "^[=+\\-@\\t\\r]";

  private static final String CSV = "FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%fZ'";

  private static final String PARQUET = "FORMAT parquet, COMPRESSION zstd";

  private final Path folder;
  private final QueryThreads queries;
  private final Runnable settle;
  private final AtomicLong number = new AtomicLong();

  /// @param settle returns when the tables have what was acknowledged, or fails
  DuckExports(Path directory, QueryThreads queries, Runnable settle) {
    this.folder = directory.resolve(KeptFiles.UNFINISHED);
    this.queries = queries;
    this.settle = settle;
  }

  @Override
  public Export open(ShopView view, Format format, Days days) {
    String condition = condition(view, days);
    Path file = file(format);
    settle.run();
    try {
      long rows =
          queries.with(connection -> {
            List<Column> columns = Views.columns(connection, view);
            return Sql.update(
                connection,
                "COPY (SELECT %s FROM %s%s) TO '%s' (%s)"
                    .formatted(
                        columns.stream()
                            .map(column -> format == Format.CSV ? cell(column) : column.name())
                            .collect(Collectors.joining(", ")),
                        view.wireName(),
                        condition,
                        quoted(file),
                        format == Format.CSV ? CSV : PARQUET));
          });
      return new Written(file, rows);
    } catch (RuntimeException | Error e) {
      delete(file);
      throw e;
    }
  }

  @Override
  public Export parquet(List<TableColumn> columns, Rows csv) {
    Path rows = file(Format.CSV);
    Path file = file(Format.PARQUET);
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
        csv.writeTo(out);
      }
      return new Written(
          file, queries.with(connection -> Sql.update(connection, copy(columns, rows, file))));
    } catch (IOException e) {
      delete(file);
      throw StoreException.of(e, rows);
    } catch (RuntimeException | Error e) {
      delete(file);
      throw e;
    } finally {
      delete(rows);
    }
  }

  private static String copy(List<TableColumn> columns, Path rows, Path file) {
    return "COPY (FROM read_csv('%s', header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n', columns = {%s})) TO '%s' (%s)"
        .formatted(
            quoted(rows),
            columns.stream()
                .map(column ->
                    "'%s': '%s'".formatted(column.name(), column.number() ? "DOUBLE" : "VARCHAR"))
                .collect(Collectors.joining(", ")),
            quoted(file),
            PARQUET);
  }

  /// A new name in a folder that is there.
  private Path file(Format format) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw StoreException.of(e, folder);
    }
    return folder.resolve("export-%d.%s".formatted(number.incrementAndGet(), format.wireName()));
  }

  private static String quoted(Path file) {
    return file.toString().replace("'", "''");
  }

  private static String condition(ShopView view, Days days) {
    if (days.equals(Days.ALL)) {
      return "";
    }
    String time =
        view.time()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s have no time: export them without 'from' and 'to'"
                        .formatted(view.wireName())));
    var conditions = new ArrayList<String>();
    if (days.from() != null) {
      conditions.add("local_date(%s) >= DATE '%s'".formatted(time, days.from()));
    }
    if (days.to() != null) {
      conditions.add("local_date(%s) <= DATE '%s'".formatted(time, days.to()));
    }
    return " WHERE " + String.join(" AND ", conditions);
  }

  private static String cell(Column column) {
    String text =
        switch (column.type()) {
          case "VARCHAR" -> column.name();
          case "VARCHAR[]" -> "array_to_string(%s, '|')".formatted(column.name());
          default -> "";
        };
    return text.isEmpty()
        ? column.name()
        : "CASE WHEN regexp_matches(%1$s, '%2$s') THEN '''' || %1$s ELSE %1$s END AS %3$s"
            .formatted(text, FORMULA, column.name());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw StoreException.of(e, file);
    }
  }

  private record Written(Path file, long rows) implements Export {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      Files.copy(file, out);
    }

    @Override
    public void close() {
      delete(file);
    }
  }
}
