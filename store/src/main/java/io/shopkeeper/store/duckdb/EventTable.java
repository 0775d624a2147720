package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.journal.EncodedEvent;
import io.shopkeeper.store.journal.Journal;
import io.shopkeeper.store.journal.JournalEntry;
import io.shopkeeper.store.journal.RecentIds;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;

/// The table `event_line`: one row per product of an event, in the order of the log.
///
/// Its methods take a connection, which decides the thread and the transaction.
final class EventTable {
  /// A row group of DuckDB: a step of this size is compressed once and bypasses DuckDB's log.
  private static final int STEP_ROWS = 122_880;

  private final ShopId shop;
  private final EventColumnsFunction columns = new EventColumnsFunction();

  EventTable(ShopId shop) {
    this.shop = shop;
  }

  /// The last sequence that the table has taken over.
  long settled(DuckDBConnection connection) throws SQLException {
    return Sql.longOf(connection, "SELECT settled FROM log_state");
  }

  /// Takes over the events that follow on `settled`, about [#STEP_ROWS] rows of them, in one
  /// transaction. An event whose id the table has already is left out and counted in
  /// `log_state.repeated`.
  ///
  /// Costs about 6 µs a row in large steps, and a scan of one 8-byte column of the table.
  ///
  /// @param journal at the event after `settled`
  /// @return the last sequence taken over, or `settled` if the journal has no more
  long append(DuckDBConnection connection, long settled, Journal.Cursor journal)
      throws SQLException {
    return Sql.inTransaction(
        connection,
        () -> {
          long last = appendRows(connection, settled, journal);
          if (last > settled) {
            long repeated = 0;
            if (last > LogWriter.WINDOW || hasRemoved(connection)) {
              repeated = leaveOutRepeated(connection, settled);
            }
            advance(connection, last, repeated);
          }
          return last;
        });
  }

  private long appendRows(DuckDBConnection connection, long settled, Journal.Cursor journal)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("event_line")) {
      var rows = new EventRows(appender, shop);
      long last = settled;
      while (rows.count() < STEP_ROWS) {
        List<JournalEntry> frame = journal.next();
        if (frame.isEmpty()) {
          break;
        }
        for (JournalEntry entry : frame) {
          rows.append(entry);
        }
        last = frame.getLast().sequence();
      }
      appender.flush(); // closing would not say that it failed
      return last;
    }
  }

  /// Makes ready for [#append(DuckDBConnection, long, EventColumns, BitSet, Instant)].
  void beginLoad(DuckDBConnection connection) throws SQLException {
    columns.register(connection);
  }

  /// Takes events over that were never in the journal, in one transaction.
  ///
  /// Costs about 1.5 µs a row, and nothing for what the table has already.
  ///
  /// @param settled the last sequence of the log, which the table has
  /// @param leftOut numbers of events, from 0, that are not to be stored
  /// @return the last sequence of the log from now on
  long append(
      DuckDBConnection connection,
      long settled,
      EventColumns events,
      BitSet leftOut,
      Instant receivedAt)
      throws SQLException {
    events.rewind(settled, leftOut);
    columns.of(events);
    try {
      return Sql.inTransaction(
          connection,
          () -> {
            try (PreparedStatement insert =
                connection.prepareStatement(
                    """
                    INSERT INTO event_line
                    SELECT ?, sequence, line, id_hash, content_hash, id, type, customer, session,
                      channel, make_timestamp(occurred), make_timestamp(?), product, quantity,
                      price, currency, position, list, query, order_id
                    FROM event_columns()
                    """)) {
              insert.setString(1, shop.value());
              insert.setLong(2, ChronoUnit.MICROS.between(Instant.EPOCH, receivedAt));
              insert.executeUpdate();
            }
            advance(connection, events.sequence(), 0);
            return events.sequence();
          });
    } finally {
      columns.of(null);
    }
  }

  private static void advance(DuckDBConnection connection, long settled, long repeated)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE log_state SET settled = ?, repeated = repeated + ?")) {
      update.setLong(1, settled);
      update.setLong(2, repeated);
      update.executeUpdate();
    }
  }

  /// Whether a rule of retention has removed events: then the door does not know all ids of a short
  /// log either.
  static boolean hasRemoved(DuckDBConnection connection) throws SQLException {
    return Sql.longOf(connection, "SELECT count(*) FROM (SELECT 1 FROM removed_event LIMIT 1)") > 0;
  }

  /// Deletes the events after `settled` whose id is there before it, or was and has been removed.
  ///
  /// The hashes are compared first: that reads one column, and nearly always finds nothing.
  ///
  /// @return the number of events left out
  private static long leaveOutRepeated(DuckDBConnection connection, long settled)
      throws SQLException {
    List<Long> hashes =
        longs(
            connection,
            """
            SELECT id_hash
            FROM (
              SELECT id_hash FROM event_line WHERE sequence <= ?1
              UNION ALL
              SELECT id_hash FROM removed_event)
            WHERE id_hash IN (SELECT id_hash FROM event_line WHERE sequence > ?1)
            """,
            settled);
    if (hashes.isEmpty()) {
      return 0;
    }
    List<Long> repeated =
        longs(
            connection,
            """
            SELECT DISTINCT later.sequence
            FROM event_line later
            JOIN event_line earlier ON earlier.id_hash = later.id_hash AND earlier.id = later.id
            WHERE later.sequence > ?1 AND earlier.sequence <= ?1
            UNION
            SELECT sequence
            FROM event_line
            WHERE sequence > ?1 AND id_hash IN (SELECT id_hash FROM removed_event)
            """,
            settled);
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM event_line WHERE sequence > ? AND sequence IN (SELECT unnest(?))")) {
      delete.setLong(1, settled);
      delete.setArray(2, connection.createArrayOf("BIGINT", repeated.toArray()));
      delete.executeUpdate();
    }
    return repeated.size();
  }

  private static List<Long> longs(DuckDBConnection connection, String sql, long value)
      throws SQLException {
    var longs = new ArrayList<Long>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, value);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          longs.add(rows.getLong(1));
        }
      }
    }
    return longs;
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

  /// Fills `ids` with the newest `count` events of the table.
  void recent(DuckDBConnection connection, long settled, int count, RecentIds ids)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT id_hash, content_hash FROM event_line
            WHERE sequence > ? AND line = 1 ORDER BY sequence
            """)) {
      select.setLong(1, settled - count);
      try (DuckDBChunkedResult result = select.unwrap(DuckDBPreparedStatement.class).query()) {
        var batch = new ColumnBatch(2);
        while (result.nextChunk()) {
          batch.fill(result.chunk());
          for (int row = 0; row < batch.rows(); row++) {
            ids.add(batch.longs(0)[row], batch.longs(1)[row]);
          }
        }
      }
    }
  }

  /// Which of these events the table has by id, and which of those with another content.
  Known known(DuckDBConnection connection, List<EncodedEvent> events) throws SQLException {
    return known(
        connection,
        Long.MAX_VALUE,
        hashes -> {
          for (int i = 0; i < events.size(); i++) {
            hashes.take(i, events.get(i).idHash(), events.get(i).contentHash());
          }
        });
  }

  /// Likewise of columns, looking no further than a sequence.
  Known known(DuckDBConnection connection, long through, EventColumns events) throws SQLException {
    return known(connection, through, events::forEachEvent);
  }

  private static Known known(
      DuckDBConnection connection, long through, Consumer<EventColumns.Hashes> events)
      throws SQLException {
    var known = new Known(new BitSet(), new BitSet());
    Sql.execute(
        connection,
        "CREATE OR REPLACE TEMP TABLE arrival(position INTEGER, id_hash BIGINT, content_hash"
            + " BIGINT)");
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "arrival")) {
      var failure = new SQLException[1];
      events.accept((position, id, content) -> {
        try {
          appender.beginRow().append(position).append(id).append(content).endRow();
        } catch (SQLException e) {
          failure[0] = e;
        }
      });
      if (failure[0] != null) {
        throw failure[0];
      }
      appender.flush();
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT arrival.position, arrival.content_hash <> event_line.content_hash
            FROM event_line JOIN arrival USING (id_hash)
            WHERE line = 1 AND sequence <= ? AND id_hash IN (SELECT id_hash FROM arrival)
            UNION ALL
            SELECT arrival.position, false
            FROM removed_event JOIN arrival USING (id_hash)
            """)) {
      select.setLong(1, through);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.ids.set(rows.getInt(1));
          known.conflicts.set(rows.getInt(1), rows.getBoolean(2));
        }
      }
    }
    return known;
  }

  /// @param ids positions of events whose id is in the table, or was before it was removed
  /// @param conflicts those of them with another content
  record Known(BitSet ids, BitSet conflicts) {
    static final Known NONE = new Known(new BitSet(), new BitSet());
  }
}
