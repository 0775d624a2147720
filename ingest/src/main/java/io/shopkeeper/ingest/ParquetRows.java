package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;

/// The rows of a Parquet file, which the store reads, as JSON objects.
final class ParquetRows {
  private ParquetRows() {}

  /// The names of the columns.
  static List<String> names(Facts facts, SourceFile file) {
    return facts.list(query("parquet-columns.sql", file), row -> row.text(0));
  }

  static void forEachObject(
      Facts facts, SourceFile file, Load load, FileTally tally, JsonFile.ObjectReader reader) {
    facts.scan(
        query("parquet-rows.sql", file),
        batch -> {
          for (int i = 0; i < batch.rows(); i++) {
            String json = batch.texts(0)[i];
            Place place = new Place(tally.file(), tally.read(), null);
            JsonFile.object(json, new Origin(place, json), load, tally, reader);
          }
        });
  }

  private static Query query(String resource, SourceFile file) {
    return Query.of(ParquetRows.class, resource, file.path().toString());
  }
}
