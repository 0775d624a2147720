package io.shopkeeper.ingest;

import io.shopkeeper.ingest.IngestException.Code;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.store.ColumnReader;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import io.shopkeeper.store.StoreException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;

/// A Parquet file, which the store reads, its rows as JSON objects where columns hold more than
/// single values; else see [ParquetTable].
///
/// Rows come in batches that are whole before the first is handed over, since what takes them
/// writes to the store.
record ParquetFile(Facts facts, SourceFile source) implements ObjectFile {
  private static final int BATCH = 50_000;

  /// @throws IngestException if it is no Parquet file
  @Override
  public List<String> names() {
    return texts(Query.of(ParquetFile.class, "parquet-columns.sql", source.path().toString()));
  }

  @Override
  public void look(Predicate<JsonParser> reader) {
    forEachRow((json, _) -> new ObjectText(json).look(reader));
  }

  @Override
  public void forEachObject(Load load, FileTally tally, ObjectReader reader) {
    try {
      forEachRow((json, number) -> {
        tally.read();
        Place place = new Place(tally.file(), number, null);
        new ObjectText(json).read(new Origin(place, json), load, tally, reader);
        return true;
      });
    } catch (IngestException e) {
      tally.stopped(e.code(), String.valueOf(e.getMessage()));
    }
  }

  /// Takes a row and says whether more are wanted.
  @FunctionalInterface
  private interface RowReader {
    boolean take(String json, long number);
  }

  private void forEachRow(RowReader reader) {
    long number = 0;
    List<String> batch = batch(number);
    while (!batch.isEmpty()) {
      for (String json : batch) {
        number++;
        if (!reader.take(json, number)) {
          return;
        }
      }
      batch = batch(number);
    }
  }

  private List<String> batch(long from) {
    return texts(
        Query.of(ParquetFile.class, "parquet-rows.sql", source.path().toString(), BATCH, from));
  }

  private List<String> texts(Query query) {
    return ask(query, row -> row.text(0));
  }

  /// @throws IngestException if the file is not as it should be
  <T> List<T> ask(Query query, Function<Row, T> reader) {
    try {
      return facts.list(query, reader);
    } catch (StoreException e) {
      throw blamed(e);
    }
  }

  /// @throws IngestException likewise
  void scan(Query query, ColumnReader reader) {
    try {
      facts.scan(query, reader);
    } catch (StoreException e) {
      throw blamed(e);
    }
  }

  private RuntimeException blamed(StoreException failure) {
    return switch (failure.code()) {
      case QUERY_FAILED, DAMAGED -> unreadable(failure);
      case MODEL_DAMAGED,
          IN_USE,
          DISK_FULL,
          NO_PERMISSION,
          NO_SHOP,
          OTHER_SHOP,
          NEWER_VERSION,
          IO_FAILED,
          CLOSED,
          BROKEN,
          QUERY_REFUSED,
          QUERY_TOO_LONG,
          BUSY,
          OCCUPIED,
          NO_BACKUP ->
          failure;
    };
  }

  /// The query reads nothing but the file, so it is the file that is wrong, whatever the store
  /// says.
  private IngestException unreadable(StoreException failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String reason =
        String.valueOf(first.getMessage()).lines().findFirst().orElse("no reason given");
    return new IngestException(
        Code.UNREADABLE,
        "%s: cannot be read as Parquet (%s); write or fetch it again"
            .formatted(source.name(), reason),
        failure);
  }
}
