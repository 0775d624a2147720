package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Analysis;
import io.shopkeeper.store.Backups;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Exports;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.backup.KeptFiles;
import io.shopkeeper.store.files.PlainModelFiles;
import io.shopkeeper.store.journal.Journal;
import io.shopkeeper.store.journal.JournalEntry;
import io.shopkeeper.store.journal.RecentIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// The store of one machine; see the package for its files.
public final class DuckStore implements Store {
  private static final String DATABASE = KeptFiles.DATABASE;

  private final Path directory;
  private final DirectoryLock lock;
  private final Database database;
  private final Shop shop;
  private final Journal journal;
  private final Breakdown breakdown;
  private final QueryThreads queries;
  private final Settling settling;
  private final DuckEventLog log;
  private final DuckFacts facts;
  private final ModelFiles models;
  private final Backups backups;
  private final Exports exports;
  private final DuckAnalysis analysis;
  private boolean closed;

  private DuckStore(Path directory, DirectoryLock lock, Database database, Opened opened) {
    this.directory = directory;
    this.lock = lock;
    this.database = database;
    shop = opened.shop;
    journal = opened.journal;
    breakdown = new Breakdown(directory);
    queries = new QueryThreads(database);
    settling = new Settling(journal, database, opened.table, opened.settled, breakdown);
    var writer =
        new LogWriter(journal, directory, opened.recent, settling, opened.clock, breakdown);
    log = new DuckEventLog(journal, database, opened.table, queries, settling, writer, breakdown);
    Runnable settle = () -> settling.through(journal.head());
    models = new PlainModelFiles(directory.resolve("models"));
    facts =
        new DuckFacts(
            database,
            queries,
            new Upserts(shop.id(), opened.clock),
            new Erasure(directory, models, opened.clock),
            settle);
    backups = new DuckBackups(directory, shop.id(), queries, settle, opened.clock);
    exports = new DuckExports(directory, queries, settle);
    analysis = new DuckAnalysis(queries, settle);
  }

  /// What was found in the files.
  private record Opened(
      Shop shop,
      EventTable table,
      long settled,
      Journal journal,
      RecentIds recent,
      InstantSource clock) {}

  /// Whether a store was made in a directory.
  public static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(DATABASE));
  }

  /// Opens the store in a directory, making both if they are not there.
  ///
  /// @param expected the shop it must belong to, and belongs to from now on if it is new; null for
  ///   the one it remembers
  /// @param clock tells when an event was received and a product changed
  /// @throws StoreException with code `IN_USE`, `OTHER_SHOP`, `NO_SHOP`, `NEWER_VERSION`,
  ///   `DAMAGED`, `NO_PERMISSION` or `DISK_FULL`
  public static DuckStore open(Path directory, @Nullable Shop expected, InstantSource clock) {
    try {
      Files.createDirectories(directory);
      DirectoryLock lock = DirectoryLock.acquire(directory);
      try {
        Folders.delete(directory.resolve(KeptFiles.UNFINISHED)); // of a process that was killed
        return open(directory, lock, expected, clock);
      } catch (RuntimeException | Error e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  private static DuckStore open(
      Path directory, DirectoryLock lock, @Nullable Shop expected, InstantSource clock) {
    Database database = Database.open(directory.resolve(DATABASE), directory.resolve("tmp"));
    try {
      Opened opened = database.with(connection -> read(connection, directory, expected, clock));
      return new DuckStore(directory, lock, database, opened);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  private static Opened read(
      DuckDBConnection connection, Path directory, @Nullable Shop expected, InstantSource clock)
      throws SQLException {
    Migrations.apply(connection, directory, clock);
    Shop shop = RememberedShop.require(connection, expected, directory);
    var table = new EventTable(shop.id());
    long settled = table.settled(connection);
    var recent = new RecentIds(LogWriter.WINDOW);
    table.recent(connection, settled, LogWriter.WINDOW, recent);
    Path files = directory.resolve("journal");
    try {
      Journal journal = Journal.open(files, settled);
      remember(journal.after(settled), recent);
      return new Opened(shop, table, settled, journal, recent, clock);
    } catch (IOException e) {
      throw StoreException.of(e, files);
    }
  }

  private static void remember(Journal.Cursor unsettled, RecentIds recent) {
    for (List<JournalEntry> frame = unsettled.next(); !frame.isEmpty(); frame = unsettled.next()) {
      for (JournalEntry entry : frame) {
        if (recent.contentOf(entry.idHash()).isEmpty()) {
          recent.add(entry.idHash(), entry.contentHash());
        }
      }
    }
  }

  @Override
  public Shop shop() {
    return shop;
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public Facts facts() {
    return facts;
  }

  @Override
  public ModelFiles models() {
    return models;
  }

  @Override
  public Backups backups() {
    return backups;
  }

  @Override
  public Exports exports() {
    return exports;
  }

  @Override
  public Analysis analysis() {
    return analysis;
  }

  @Override
  public Optional<StoreException> failure() {
    return breakdown.failure();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (lock) {
      log.close();
      boolean settledAll = settling.finish();
      queries.close();
      analysis.close();
      database.close();
      if (settledAll) {
        journal.closeSettled();
      } else {
        journal.close();
      }
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }
}
