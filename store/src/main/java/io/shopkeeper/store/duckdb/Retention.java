package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.EventType;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;

/// Removes events that are older than their kind is kept, and gives the room they took back.
///
/// Works on a directory that no other process holds. Ids of what is removed stay as 64-bit hashes,
/// so that an event that comes again stays out.
public final class Retention {
  private final Path directory;
  private final InstantSource clock;

  /// What a rule finds.
  ///
  /// @param before events that happened before this time go
  /// @param events how many go
  /// @param kept how many of the kind stay
  public record Found(EventType kind, Instant before, long events, long kept) {}

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
  public List<Found> find(Map<EventType, Integer> days) {
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
  public Removed remove(Map<EventType, Integer> days) {
    settle();
    Path file = directory.resolve(KeptFiles.DATABASE);
    try (DirectoryLock _ = DirectoryLock.acquire(directory)) {
      long before = Files.size(file);
      List<Found> found = Compaction.after(directory, connection -> remove(connection, days));
      return new Removed(found, before, Files.size(file));
    } catch (IOException e) {
      throw StoreException.of(e, directory);
    }
  }

  /// Brings the tables up to date and has them take over what the journal holds.
  private void settle() {
    DuckStore.open(directory, null, clock).close();
  }

  private Database database() {
    return Database.open(directory.resolve(KeptFiles.DATABASE), directory.resolve("tmp"));
  }

  private List<Found> find(DuckDBConnection connection, Map<EventType, Integer> days)
      throws SQLException {
    var found = new ArrayList<Found>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT count(*) FILTER (occurred_at < ?), count(*)
            FROM event_line
            WHERE type = ? AND line = 1
            """)) {
      for (Map.Entry<EventType, Integer> rule : new TreeMap<>(days).entrySet()) {
        EventType kind = rule.getKey();
        Instant before = now.minus(rule.getValue(), ChronoUnit.DAYS);
        select.setObject(1, LocalDateTime.ofInstant(before, ZoneOffset.UTC));
        select.setString(2, kind.wireName());
        try (ResultSet row = select.executeQuery()) {
          row.next();
          long old = row.getLong(1);
          found.add(new Found(kind, before, old, row.getLong(2) - old));
        }
      }
    }
    return found;
  }

  private List<Found> remove(DuckDBConnection connection, Map<EventType, Integer> days)
      throws SQLException {
    return Sql.inTransaction(
        connection,
        () -> {
          String shop = Sql.textOf(connection, "SELECT id FROM shop");
          LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
          List<Found> found = find(connection, days);
          for (Found old : found) {
            if (old.events() > 0) {
              LocalDateTime before = LocalDateTime.ofInstant(old.before(), ZoneOffset.UTC);
              String kind = old.kind().wireName();
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
              update(
                  connection,
                  "DELETE FROM event_line WHERE type = ? AND occurred_at < ?",
                  kind,
                  before);
              update(
                  connection,
                  "INSERT INTO removal VALUES (?, ?, ?, ?, ?)",
                  now,
                  kind,
                  before,
                  old.events(),
                  shop);
            }
          }
          return found;
        });
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
