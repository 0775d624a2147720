package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.journal.Journal;
import io.shopkeeper.store.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Moves events from the journal into the table, in the background and in order.
///
/// A step begins when [#STEP_EVENTS] wait, when the oldest has waited for [#INTERVAL_MILLIS], or
/// when a reader asks. Large steps are what makes it cheap: a row costs 25 µs in steps of 100 rows
/// and 6 µs in steps of 50,000. A step that fails is repeated until it succeeds; until then the
/// journal keeps the events.
final class Settling implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Settling.class.getName());
  private static final int STEP_EVENTS = 1 << 16;
  private static final int STEP_ROWS = 122_880; // a row group of DuckDB
  private static final long INTERVAL_MILLIS = 2_000;

  private final Journal journal;
  private final Path directory;
  private final Database database;
  private final EventTable table;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition attempted = lock.newCondition();

  private long settled;
  private long wantedThrough;
  private long attempts;
  private @Nullable StoreException failure;
  private boolean closing;

  Settling(Journal journal, Path directory, Database database, EventTable table, long settled) {
    this.journal = journal;
    this.directory = directory;
    this.database = database;
    this.table = table;
    this.settled = settled;
    this.thread = Thread.ofPlatform().name("shopkeeper-settling").daemon().start(this::run);
  }

  /// Says that the journal has grown to `head`.
  void grown(long head) {
    lock.lock();
    try {
      if (head - settled >= STEP_EVENTS) {
        wanted.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits while more than `most` events are in the journal only.
  ///
  /// @throws StoreException if they cannot be moved on
  void awaitAtMost(long most) {
    lock.lock();
    try {
      while (journal.head() - settled > most) {
        if (failure != null) {
          throw failure.forCaller();
        }
        wanted.signal();
        attempted.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the table has every event up to `sequence`.
  ///
  /// @throws StoreException if the first attempt at it fails
  void through(long sequence) {
    lock.lock();
    try {
      if (settled >= sequence) {
        return;
      }
      wantedThrough = Math.max(wantedThrough, sequence);
      wanted.signal();
      long seen = attempts;
      while (settled < sequence) {
        if (failure != null && attempts > seen) {
          throw failure.forCaller();
        }
        if (closing && !thread.isAlive()) {
          throw closed();
        }
        attempted.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private StoreException closed() {
    return new StoreException(
        StoreException.Code.CLOSED, "the store in %s is closed".formatted(directory));
  }

  private void run() {
    try (DuckDBConnection connection = database.connect()) {
      Journal.Cursor cursor = journal.after(settled());
      while (awaitWork()) {
        cursor = step(connection, cursor);
      }
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.ERROR, "closing a connection failed", e);
    } finally {
      lock.lock();
      closing = true;
      attempted.signalAll();
      lock.unlock();
    }
  }

  private long settled() {
    lock.lock();
    try {
      return settled;
    } finally {
      lock.unlock();
    }
  }

  /// Returns true when a step is due, false when there will be none.
  private boolean awaitWork() {
    lock.lock();
    try {
      long patience = TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
      while (true) {
        long waiting = journal.head() - settled;
        if (closing) {
          return waiting > 0 && failure == null;
        }
        boolean due = waiting >= STEP_EVENTS || wantedThrough > settled || patience <= 0;
        if (waiting > 0 && due) {
          return true;
        }
        if (patience <= 0) {
          patience = TimeUnit.MILLISECONDS.toNanos(INTERVAL_MILLIS);
        }
        patience = wanted.awaitNanos(patience);
      }
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private Journal.Cursor step(DuckDBConnection connection, Journal.Cursor cursor) {
    long before = settled();
    try {
      List<List<JournalEntry>> frames = frames(cursor);
      if (!frames.isEmpty()) {
        table.append(connection, before, frames);
        long after = frames.getLast().getLast().sequence();
        attempted(after, null);
        journal.dropThrough(after);
      }
      return cursor;
    } catch (SQLException e) {
      attempted(before, database.failure(e));
    } catch (IOException e) {
      attempted(before, StoreException.of(e, directory));
    } catch (StoreException e) {
      attempted(before, e);
    }
    return journal.after(settled());
  }

  private static List<List<JournalEntry>> frames(Journal.Cursor cursor) throws IOException {
    var frames = new ArrayList<List<JournalEntry>>();
    int rows = 0;
    while (rows < STEP_ROWS) {
      List<JournalEntry> frame = cursor.next();
      if (frame.isEmpty()) {
        break;
      }
      frames.add(frame);
      for (JournalEntry entry : frame) {
        rows += Math.max(1, entry.event().products().size());
      }
    }
    return frames;
  }

  private void attempted(long reached, @Nullable StoreException problem) {
    lock.lock();
    try {
      settled = Math.max(settled, reached);
      attempts++;
      if (problem != null) {
        wantedThrough = settled; // whoever asked is told; the next attempt is a matter of time
        if (failure == null) {
          LOG.log(System.Logger.Level.ERROR, problem.getMessage(), problem);
        }
      }
      failure = problem;
      attempted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Moves what is left, unless that fails, and ends the thread.
  ///
  /// @return whether the table has everything
  boolean finish() {
    close();
    return settled() == journal.head();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      wanted.signal();
    } finally {
      lock.unlock();
    }
    Threads.join(thread);
  }
}
