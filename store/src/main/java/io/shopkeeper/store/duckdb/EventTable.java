package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.journal.EncodedEvent;
import io.shopkeeper.store.journal.JournalEntry;
import io.shopkeeper.store.journal.RecentIds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The table `event_line`: one row per product of an event, in the order of the log.
///
/// Its methods take a connection, which decides the thread and the transaction.
final class EventTable {
  private final ShopId shop;

  EventTable(ShopId shop) {
    this.shop = shop;
  }

  /// The last sequence that the table has taken over.
  long settled(DuckDBConnection connection) throws SQLException {
    return Sql.longOf(connection, "SELECT settled FROM log_state");
  }

  /// Takes over the events that follow on `settled`, in one transaction. An event whose id the
  /// table has already is left out and counted in `log_state.repeated`.
  ///
  /// Costs about 6 µs a row in steps of 50,000, and a scan of one 8-byte column of the table.
  ///
  /// @param frames in order, without gap
  void append(DuckDBConnection connection, long settled, List<List<JournalEntry>> frames)
      throws SQLException {
    long last = frames.getLast().getLast().sequence();
    Sql.inTransaction(
        connection,
        () -> {
          try (DuckDBAppender appender = connection.createAppender("event_line")) {
            var rows = new EventRows(appender, shop);
            for (List<JournalEntry> frame : frames) {
              for (JournalEntry entry : frame) {
                rows.append(entry);
              }
            }
          }
          long repeated = leaveOutRepeated(connection, settled);
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE log_state SET settled = ?, repeated = repeated + ?")) {
            update.setLong(1, last);
            update.setLong(2, repeated);
            return update.executeUpdate();
          }
        });
  }

  /// @return the number of events left out
  private static long leaveOutRepeated(DuckDBConnection connection, long settled)
      throws SQLException {
    var repeated = new ArrayList<Long>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT DISTINCT later.sequence
            FROM event_line later
            JOIN event_line earlier ON earlier.id_hash = later.id_hash AND earlier.id = later.id
            WHERE later.sequence > ? AND later.line = 1
              AND earlier.line = 1 AND earlier.sequence < later.sequence
            """)) {
      select.setLong(1, settled);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          repeated.add(rows.getLong(1));
        }
      }
    }
    if (!repeated.isEmpty()) {
      try (PreparedStatement delete =
          connection.prepareStatement(
              "DELETE FROM event_line WHERE sequence > ? AND sequence IN (SELECT unnest(?))")) {
        delete.setLong(1, settled);
        delete.setArray(2, connection.createArrayOf("BIGINT", repeated.toArray()));
        delete.executeUpdate();
      }
    }
    return repeated.size();
  }

  /// Hands over the events after `after` up to and including `through`, oldest first.
  void read(DuckDBConnection connection, long after, long through, Consumer<LoggedEvent> reader)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(EventLines.SELECT)) {
      select.setLong(1, after);
      select.setLong(2, through);
      try (ResultSet rows = select.executeQuery()) {
        new EventLines(rows).forEach(reader);
      }
    }
  }

  /// Fills `ids` with the newest events of the table.
  void recent(DuckDBConnection connection, long settled, int count, RecentIds ids)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT id_hash, content_hash FROM event_line
            WHERE sequence > ? AND line = 1 ORDER BY sequence
            """)) {
      select.setLong(1, settled - count);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1), rows.getLong(2));
        }
      }
    }
  }

  /// Which of these events the table has by id, and which of those with another content.
  Known known(DuckDBConnection connection, List<EncodedEvent> events) throws SQLException {
    var known = new Known(new BitSet(events.size()), new BitSet(events.size()));
    Sql.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE arrival(position INTEGER, id_hash BIGINT, content_hash"
            + " BIGINT)");
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "arrival")) {
      for (int i = 0; i < events.size(); i++) {
        EncodedEvent event = events.get(i);
        appender.beginRow().append(i).append(event.idHash()).append(event.contentHash()).endRow();
      }
    }
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT arrival.position, arrival.content_hash <> event_line.content_hash
                FROM event_line JOIN arrival USING (id_hash)
                WHERE event_line.line = 1
                """);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        known.ids.set(rows.getInt(1));
        known.conflicts.set(rows.getInt(1), rows.getBoolean(2));
      }
    }
    return known;
  }

  /// @param ids positions of events whose id is in the table
  /// @param conflicts those of them with another content
  record Known(BitSet ids, BitSet conflicts) {}
}
