package io.shopkeeper.store.duckdb;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.BulkReceipt;
import io.shopkeeper.store.EventLoad;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.Receipt;
import io.shopkeeper.store.Receipt.Outcome;
import io.shopkeeper.store.journal.EncodedEvent;
import io.shopkeeper.store.journal.Journal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// The log as a journal for what is new and a table for the rest.
///
/// What is guaranteed of events with one id, and when:
/// - The last 2^18 events are known at the door: a repeated one is answered `DUPLICATE` or
///   `CONFLICT`, whether or not the first is in the table yet, and whether or not the program was
///   restarted in between.
/// - One that comes later than that is answered `APPENDED`, and followers hear of it again. It is
///   found when it is moved to the table, against every id ever stored, and left out there (counted
///   in `log_state.repeated`): no query, and no replay, ever sees an id twice.
/// - [#load] looks an id up in the table as well as at the door, so that it answers exactly.
final class DuckEventLog implements EventLog, AutoCloseable {
  private static final int LOAD_ROWS = 50_000;
  private static final int HISTORY_EVENTS = 1 << 14;

  private final Journal journal;
  private final Database database;
  private final EventTable table;
  private final QueryThreads queries;
  private final Settling settling;
  private final Followers followers;
  private final LogWriter writer;

  DuckEventLog(
      Journal journal,
      Database database,
      EventTable table,
      QueryThreads queries,
      Settling settling,
      LogWriter writer,
      Breakdown breakdown) {
    this.journal = journal;
    this.database = database;
    this.table = table;
    this.queries = queries;
    this.settling = settling;
    this.followers = new Followers(this::history, journal.head(), breakdown);
    this.writer = writer;
    writer.start(followers::publish, followers::loaded);
  }

  @Override
  public Receipt append(List<ShopEvent> events) {
    if (events.size() > MAX_APPEND) {
      throw new IllegalArgumentException(
          "%d events at once, at most %d are allowed: use load"
              .formatted(events.size(), MAX_APPEND));
    }
    if (events.isEmpty()) {
      return new Receipt(List.of(), head());
    }
    return writer.append(events, events.stream().map(EncodedEvent::of).toList());
  }

  @Override
  public BulkReceipt load(Iterator<ShopEvent> events) {
    var load = new Load();
    while (events.hasNext()) {
      load.step(events);
    }
    return new BulkReceipt(load.appended, load.duplicates, load.conflicts, head());
  }

  /// What became of the events of one load so far.
  private final class Load {
    private long appended;
    private long duplicates;
    private long conflicts;

    /// Takes as many events as are well written together.
    private void step(Iterator<ShopEvent> rest) {
      var events = new ArrayList<ShopEvent>();
      var encoded = new ArrayList<EncodedEvent>();
      int rows = 0;
      long bytes = 0;
      while (rest.hasNext() && rows < LOAD_ROWS && bytes < LogWriter.MAX_GROUP_BYTES) {
        ShopEvent event = rest.next();
        EncodedEvent bytesOfEvent = EncodedEvent.of(event);
        events.add(event);
        encoded.add(bytesOfEvent);
        rows += Math.max(1, event.products().size());
        bytes += bytesOfEvent.size();
      }
      step(events, encoded);
    }

    private void step(List<ShopEvent> events, List<EncodedEvent> encoded) {
      EventTable.Known known =
          queries.with(connection ->
              head() <= LogWriter.WINDOW && !EventTable.hasRemoved(connection)
                  ? EventTable.Known.NONE
                  : table.known(connection, encoded));
      var newEvents = new ArrayList<ShopEvent>(events.size());
      var newEncoded = new ArrayList<EncodedEvent>(events.size());
      for (int i = known.ids().nextClearBit(0);
          i < events.size();
          i = known.ids().nextClearBit(i + 1)) {
        newEvents.add(events.get(i));
        newEncoded.add(encoded.get(i));
      }
      conflicts += known.conflicts().cardinality();
      duplicates += known.ids().cardinality() - known.conflicts().cardinality();
      if (!newEvents.isEmpty()) {
        Receipt receipt = writer.append(newEvents, newEncoded);
        appended += receipt.count(Outcome.APPENDED);
        duplicates += receipt.count(Outcome.DUPLICATE);
        conflicts += receipt.count(Outcome.CONFLICT);
      }
    }
  }

  @Override
  public EventLoad openLoad() {
    return new DuckEventLoad(database, table, queries, settling, writer, journal.head());
  }

  @Override
  public long head() {
    return journal.head();
  }

  @Override
  public long replay(long sequence, Consumer<LoggedEvent> reader) {
    long end = head();
    long position = sequence;
    while (position < end) {
      History next = history(position);
      next.events.stream().takeWhile(event -> event.sequence() <= end).forEach(reader);
      position = next.through;
    }
    return Math.max(sequence, end);
  }

  /// The next events after `sequence`, from the table.
  History history(long sequence) {
    long end = head();
    settling.through(end);
    long through = Math.min(end, sequence + HISTORY_EVENTS);
    var events = new ArrayList<LoggedEvent>();
    queries.with(connection -> {
      table.read(connection, sequence, through, events::add);
      return events;
    });
    return new History(events, through);
  }

  /// A run of old events.
  ///
  /// @param through nothing else happened up to this sequence
  record History(List<LoggedEvent> events, long through) {}

  @Override
  public Subscription follow(long sequence, Consumer<LoggedEvent> follower) {
    return followers.add(sequence, follower);
  }

  /// Ends following and writing; what was acknowledged stays.
  @Override
  public void close() {
    writer.close();
    followers.close();
  }
}
