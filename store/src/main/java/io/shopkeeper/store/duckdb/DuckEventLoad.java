package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.BulkReceipt;
import io.shopkeeper.store.EventCells;
import io.shopkeeper.store.EventLoad;
import java.time.Instant;
import java.util.BitSet;
import java.util.OptionalLong;

/// A load in columns, a row group of DuckDB a step, each stored by the writer's thread between two
/// appends: its events get the numbers that follow on the last of the journal, which then goes on
/// behind them.
final class DuckEventLoad implements EventLoad {
  private static final int STEP_ROWS = 122_880;

  private final Database database;
  private final EventTable table;
  private final QueryThreads queries;
  private final Settling settling;
  private final LogWriter writer;
  private final long before;
  private final LoadedBeside beside = new LoadedBeside();
  private final EventColumns columns = new EventColumns(STEP_ROWS);
  private long head;
  private long appended;
  private long duplicates;
  private long conflicts;

  /// @param before the last sequence of the log when the load begins
  DuckEventLoad(
      Database database,
      EventTable table,
      QueryThreads queries,
      Settling settling,
      LogWriter writer,
      long before) {
    this.database = database;
    this.table = table;
    this.queries = queries;
    this.settling = settling;
    this.writer = writer;
    this.before = before;
    this.head = before;
    writer.open(beside);
    queries.with(connection -> {
      table.beginLoad(connection);
      return table;
    });
  }

  @Override
  public void add(ShopEvent event) {
    if (columns.rows() + event.products().size() > STEP_ROWS) {
      store();
    }
    columns.add(event);
  }

  @Override
  public void add(EventCells event) {
    if (columns.rows() == STEP_ROWS) {
      store();
    }
    columns.add(event);
  }

  private void store() {
    if (columns.rows() == 0) {
      return;
    }
    EventTable.Known known = known();
    BitSet leftOut = (BitSet) known.ids().clone();
    BitSet other = (BitSet) known.conflicts().clone();
    writer.load(
        new LogWriter.Step() {
          @Override
          public long store(long settled, Instant receivedAt) {
            leaveOutNewer(leftOut, other);
            head =
                database.with(
                    connection -> table.append(connection, settled, columns, leftOut, receivedAt));
            writer.remember(hashes(leftOut), beside);
            return head;
          }

          @Override
          public long settled() {
            return database.with(table::settled);
          }
        });
    appended += columns.events() - leftOut.cardinality();
    conflicts += other.cardinality();
    duplicates += leftOut.cardinality() - other.cardinality();
    columns.clear();
  }

  private EventTable.Known known() {
    if (before == 0) {
      return EventTable.Known.NONE;
    }
    settling.through(before);
    return queries.with(connection -> table.known(connection, before, columns));
  }

  private void leaveOutNewer(BitSet leftOut, BitSet other) {
    if (beside.isEmpty()) {
      return;
    }
    columns.forEachEvent((event, id, content) -> {
      OptionalLong known = beside.contentOf(id);
      if (known.isPresent()) {
        leftOut.set(event);
        other.set(event, known.getAsLong() != content);
      }
    });
  }

  /// Of the events that were stored, an id and its content in turn.
  private long[] hashes(BitSet leftOut) {
    long[] hashes = new long[2 * (columns.events() - leftOut.cardinality())];
    int[] at = {0};
    columns.forEachEvent((event, id, content) -> {
      if (!leftOut.get(event)) {
        hashes[at[0]++] = id;
        hashes[at[0]++] = content;
      }
    });
    return hashes;
  }

  @Override
  public BulkReceipt finish() {
    store();
    return new BulkReceipt(appended, duplicates, conflicts, head);
  }

  @Override
  public void close() {
    writer.close(beside);
  }
}
