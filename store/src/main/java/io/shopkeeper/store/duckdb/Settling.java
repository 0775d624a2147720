package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.journal.Journal;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Moves events from the journal into the table, in the background and in order.
///
/// A step begins when [#STEP_EVENTS] wait, when none was made for [#INTERVAL_NANOS], or when a
/// reader asks. Large steps are what makes it cheap: a row costs 25 µs in steps of 100 rows and 6
/// µs in steps of 50,000. A step that fails is repeated until it succeeds; until then the journal
/// keeps the events.
final class Settling implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Settling.class.getName());
  private static final int STEP_EVENTS = 1 << 16;
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(2);

  /// A long log makes a step dearer; then steps that nobody waits for become rarer.
  private static final int IDLE_PER_WORK = 10;

  /// Events that may be in the journal only. Less than the window, so that an event is always known
  /// at the door or in the table.
  private static final int MAX_UNSETTLED = LogWriter.WINDOW * 3 / 4;

  private static final int SLOW_FROM = LogWriter.WINDOW / 2;

  /// 30,000 events a second, which the table takes on the slowest machine in mind.
  private static final long LONGEST_DELAY_PER_EVENT_NANOS = 33_000;

  private final Journal journal;
  private final Database database;
  private final EventTable table;
  private final Breakdown breakdown;
  private final Thread thread;
  private Journal.@Nullable Cursor cursor;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wanted = lock.newCondition();
  private final Condition attempted = lock.newCondition();

  private long patience = INTERVAL_NANOS;
  private long settled;
  private long wantedThrough;
  private long attempts;
  private @Nullable StoreException failure;
  private boolean closing;
  private boolean ended;

  /// @param settled the last sequence that the table has
  Settling(
      Journal journal, Database database, EventTable table, long settled, Breakdown breakdown) {
    this.journal = journal;
    this.database = database;
    this.table = table;
    this.breakdown = breakdown;
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

  /// Waits until the journal may take more: not at all while the table keeps up, a little longer
  /// the farther it is behind, so that callers are slowed down rather than stopped.
  ///
  /// @param events how many are about to be written
  /// @throws StoreException if the table cannot take what the journal has
  void awaitRoom(int events) {
    lock.lock();
    try {
      for (long unsettled = journal.head() - settled;
          unsettled > SLOW_FROM;
          unsettled = journal.head() - settled) {
        if (failure != null) {
          throw failure.forCaller();
        }
        if (ended) {
          throw breakdown.ended();
        }
        wanted.signal();
        if (unsettled < MAX_UNSETTLED) {
          long delay = events * LONGEST_DELAY_PER_EVENT_NANOS;
          attempted.awaitNanos(delay * (unsettled - SLOW_FROM) / (MAX_UNSETTLED - SLOW_FROM));
          return;
        }
        attempted.awaitUninterruptibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
        if (ended) {
          throw breakdown.ended();
        }
        attempted.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (awaitWork()) {
        step();
      }
    } catch (RuntimeException | Error e) {
      breakdown.record("the table", e);
    } finally {
      lock.lock();
      ended = true;
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
      long left = patience;
      while (true) {
        long waiting = journal.head() - settled;
        if (closing) {
          return waiting > 0 && failure == null;
        }
        boolean plenty = waiting >= STEP_EVENTS && failure == null;
        boolean due = plenty || wantedThrough > settled || left <= 0;
        if (waiting > 0 && due) {
          return true;
        }
        left = wanted.awaitNanos(left > 0 ? left : patience);
      }
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void step() {
    long began = System.nanoTime();
    try {
      long reached = database.with(this::step);
      patience = Math.max(INTERVAL_NANOS, IDLE_PER_WORK * (System.nanoTime() - began));
      attempted(reached, null);
      journal.dropThrough(reached);
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "cannot make or remove spare journal files; tried again with the next step",
          e);
    } catch (StoreException e) {
      cursor = null;
      attempted(0, e);
    }
  }

  /// What the table has is asked anew: a commit may have failed after it was on disk.
  private long step(DuckDBConnection connection) throws SQLException {
    long settled = table.settled(connection);
    Journal.Cursor at = cursor;
    if (at == null || at.sequence() != settled) {
      cursor = at = journal.after(settled);
    }
    return table.append(connection, settled, at);
  }

  /// Says that the table took over what was never in the journal.
  void took(long sequence) {
    attempted(sequence, null);
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
