package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.backup.KeptFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;

/// Removes what is older than its kind is kept, and gives the room it took back.
///
/// Works on a directory that no other process holds. Ids of events that are removed stay as 64-bit
/// hashes, so that an event that comes again stays out; reviews and customers come back with a file
/// that has them.
public final class Retention {
  private final Path directory;
  private final InstantSource clock;

  /// What a rule finds.
  ///
  /// @param before what is older than this time goes
  /// @param old how many go
  /// @param kept how many of the kind stay
  public record Found(RetainedKind kind, Instant before, long old, long kept) {}

  /// What was done.
  ///
  /// @param bytesBefore of the tables on disk
  public record Removed(List<Found> found, long bytesBefore, long bytesAfter) {}

  /// @param directory holds a shop
  public Retention(Path directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /// Says what [#remove] would do. Costs a scan of three columns of the events.
  ///
  /// @param days for how many days of 24 hours each kind is kept
  /// @return in the order of the kinds
  /// @throws StoreException with code `IN_USE` while another process holds the directory
  public List<Found> find(Map<RetainedKind, Integer> days) {
    settle();
    try (DirectoryLock _ = DirectoryLock.acquire(directory);
        Database database = database()) {
      return database.with(connection -> find(connection, days));
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  /// Removes what is too old in one transaction, then writes the tables anew without the gaps: a
  /// process that is killed leaves the old tables or the new ones. Costs the disk a second copy of
  /// the tables meanwhile, and the time of a backup.
  ///
  /// @param days as of [#find]
  /// @throws StoreException with code `IN_USE` while another process holds the directory, or that
  ///   of another failure; `DISK_FULL` may leave events removed and the file as large as it was
  public Removed remove(Map<RetainedKind, Integer> days) {
    settle();
    Path file = directory.resolve(KeptFiles.DATABASE);
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
      long before = Files.size(file);
      var loads = new ArrayList<String>();
      List<Found> found =
          Compaction.after(
              directory,
              connection -> {
                loads.addAll(oldLoads(connection, days));
                return remove(connection, days);
              });
      for (String load : loads) {
        for (String folder : List.of("rejects", "changes")) {
          Files.deleteIfExists(directory.resolve(folder).resolve(load + ".csv"));
        }
      }
      return new Removed(found, before, Files.size(file));
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  private List<String> oldLoads(DuckDBConnection connection, Map<RetainedKind, Integer> days)
      throws SQLException {
    Integer kept = days.get(RetainedKind.LOADS);
    if (kept == null) {
      return List.of();
    }
    Instant before = clock.instant().truncatedTo(ChronoUnit.MICROS).minus(kept, ChronoUnit.DAYS);
    LocalDateTime time = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
    return new OldRecords(connection, RetainedKind.LOADS, time).loads();
  }

  /// Brings the tables up to date and has them take over what the journal holds.
  private void settle() {
    DuckStore.open(directory, null, clock).close();
  }

  private Database database() {
    return Database.open(directory.resolve(KeptFiles.DATABASE), directory.resolve("tmp"));
  }

  private List<Found> find(DuckDBConnection connection, Map<RetainedKind, Integer> days)
      throws SQLException {
    var found = new ArrayList<Found>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (Map.Entry<RetainedKind, Integer> rule : new TreeMap<>(days).entrySet()) {
      RetainedKind kind = rule.getKey();
      Instant before = now.minus(rule.getValue(), ChronoUnit.DAYS);
      LocalDateTime time = LocalDateTime.ofInstant(before, ZoneOffset.UTC);
      long[] counts =
          kind.event() == null
              ? new OldRecords(connection, kind, time).count()
              : events(connection, kind, time);
      found.add(new Found(kind, before, counts[0], counts[1] - counts[0]));
    }
    return found;
  }

  /// How many events of a kind are old, and how many there are.
  private static long[] events(DuckDBConnection connection, RetainedKind kind, LocalDateTime before)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT count(*) FILTER (occurred_at < ?), count(*)
            FROM event_line
            WHERE type = ? AND line = 1
            """)) {
      select.setObject(1, before);
      select.setString(2, kind.wireName());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new long[] {row.getLong(1), row.getLong(2)};
      }
    }
  }

  private List<Found> remove(DuckDBConnection connection, Map<RetainedKind, Integer> days)
      throws SQLException {
    return Sql.inTransaction(
        connection,
        () -> {
          String shop = Sql.textOf(connection, "SELECT id FROM shop");
          LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
          List<Found> found = find(connection, days);
          // Records first: whether a customer did anything is asked of the events as they were.
          List<Found> order =
              found.stream()
                  .sorted(Comparator.comparing(old -> old.kind().event() != null))
                  .toList();
          for (Found old : order) {
            if (old.old() > 0) {
              LocalDateTime before = LocalDateTime.ofInstant(old.before(), ZoneOffset.UTC);
              String kind = old.kind().wireName();
              if (old.kind().event() == null) {
                new OldRecords(connection, old.kind(), before).remove();
              } else {
                removeEvents(connection, kind, before);
              }
              update(
                  connection,
                  "INSERT INTO removal VALUES (?, ?, ?, ?, ?)",
                  now,
                  kind,
                  before,
                  old.old(),
                  shop);
            }
          }
          return found;
        });
  }

  private static void removeEvents(DuckDBConnection connection, String kind, LocalDateTime before)
      throws SQLException {
    update(
        connection,
        """
        INSERT INTO removed_event
        SELECT id_hash, shop
        FROM event_line
        WHERE type = ? AND occurred_at < ? AND line = 1
        ORDER BY id_hash
        """,
        kind,
        before);
    update(connection, "DELETE FROM event_line WHERE type = ? AND occurred_at < ?", kind, before);
  }

  private static void update(DuckDBConnection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
