package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.Backups;
import io.shopkeeper.store.Manifest;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.backup.ArchiveWriter;
import io.shopkeeper.store.backup.KeptFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;

/// Copies the tables in one transaction that only reads: others go on writing, and none of what
/// they commit meanwhile is in the copy. The copy is a database of its own, without the gaps of the
/// old one.
final class DuckBackups implements Backups {
  private final Path directory;
  private final Path folder;
  private final ShopId shop;
  private final QueryThreads queries;
  private final Runnable settle;
  private final InstantSource clock;
  private final AtomicBoolean busy = new AtomicBoolean();

  /// @param settle returns when the tables have what was acknowledged, or fails
  DuckBackups(
      Path directory, ShopId shop, QueryThreads queries, Runnable settle, InstantSource clock) {
    this.directory = directory;
    this.folder = directory.resolve(KeptFiles.UNFINISHED);
    this.shop = shop;
    this.queries = queries;
    this.settle = settle;
    this.clock = clock;
  }

  @Override
  public Snapshot take() {
    if (!busy.compareAndSet(false, true)) {
      throw new StoreException(
          StoreException.Code.BUSY,
          "a backup of %s is being made already: wait until it is done".formatted(directory));
    }
    Path copy = folder.resolve("backup.duckdb");
    try {
      Files.createDirectories(folder);
      delete(copy);
      Instant now = clock.instant();
      settle.run();
      return queries.with(connection -> copy(connection, copy, now));
    } catch (IOException e) {
      busy.set(false);
      throw StoreException.of(e, folder);
    } catch (RuntimeException | Error e) {
      busy.set(false);
      throw e;
    }
  }

  private Copied copy(DuckDBConnection connection, Path copy, Instant now) throws SQLException {
    Sql.execute(connection, "ATTACH '%s' AS backup".formatted(copy.toString().replace("'", "''")));
    try {
      Copied copied =
          Sql.inTransaction(
              connection,
              () -> {
                Sql.execute(connection, "COPY FROM DATABASE facts TO backup");
                return new Copied(
                    copy,
                    now,
                    (int) Sql.longOf(connection, "SELECT max(version) FROM schema_version"),
                    Sql.longOf(connection, "SELECT count(*) FROM event_line WHERE line = 1"),
                    Sql.longOf(connection, "SELECT settled FROM log_state"));
              });
      Sql.execute(connection, "CHECKPOINT backup"); // else part of it is in a file beside it
      return copied;
    } finally {
      Sql.execute(connection, "DETACH backup");
    }
  }

  private static void delete(Path copy) throws IOException {
    Files.deleteIfExists(copy);
    Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + ".wal"));
  }

  /// The copy of the tables.
  private final class Copied implements Snapshot {
    private final Path copy;
    private final Instant madeAt;
    private final int schema;
    private final long events;
    private final long sequence;

    private Copied(Path copy, Instant madeAt, int schema, long events, long sequence) {
      this.copy = copy;
      this.madeAt = madeAt;
      this.schema = schema;
      this.events = events;
      this.sequence = sequence;
    }

    @Override
    public Manifest writeTo(OutputStream out) throws IOException {
      var archive = new ArchiveWriter(out);
      archive.add(KeptFiles.DATABASE, copy);
      for (String name : KeptFiles.in(directory)) {
        archive.add(name, directory.resolve(name));
      }
      var manifest = new Manifest(shop, schema, events, sequence, madeAt, archive.sums());
      archive.finish(manifest);
      return manifest;
    }

    @Override
    public void close() {
      try {
        delete(copy);
      } catch (IOException e) {
        throw StoreException.of(e, copy);
      } finally {
        busy.set(false);
      }
    }
  }
}
