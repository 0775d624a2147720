package io.shopkeeper.ingest;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A store, a folder of files and an [Ingest] between them, for tests.
final class Loads implements AutoCloseable {
  private final Path folder;
  private final Store store;
  private final Ingest ingest;
  private Instant now = Shops.NOW;

  Loads(Path folder) {
    this.folder = folder;
    InstantSource clock = () -> now;
    this.store = DuckStore.open(folder.resolve("store"), Shops.BERLIN, clock);
    this.ingest = new Ingest(store, clock, folder.resolve("rejects"));
  }

  /// The next load is another one.
  void aMinuteLater() {
    now = now.plusSeconds(60);
  }

  Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve("files").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  IngestReport run(Path... paths) {
    return run(CleaningChoice.USUAL, paths);
  }

  IngestReport run(@Nullable Format format, Path... paths) {
    return ingest.run(List.of(paths), format, Progress.NONE);
  }

  IngestReport runMapped(ColumnMap map, Path... paths) {
    return ingest.run(List.of(paths), null, map, CleaningChoice.USUAL, Progress.NONE);
  }

  IngestReport run(CleaningChoice choice, Path... paths) {
    return ingest.run(List.of(paths), null, ColumnMap.NONE, choice, Progress.NONE);
  }

  /// A file of the test's resources.
  IngestReport runSample(String name) throws IOException {
    return run(writeSample(name));
  }

  /// Writes a file of the test's resources where a shop's files are.
  Path writeSample(String name) throws IOException {
    try (var in = Loads.class.getResourceAsStream("samples/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no sample " + name);
      }
      return write(name, in.readAllBytes());
    }
  }

  /// The first column of an answer, as text.
  List<String> ask(String sql) {
    return facts().list(new Query("test", sql, List.of()), row -> row.text(0));
  }

  Store store() {
    return store;
  }

  Facts facts() {
    return store.facts();
  }

  @Override
  public void close() {
    store.close();
  }
}
