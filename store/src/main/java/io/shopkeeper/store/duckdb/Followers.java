package io.shopkeeper.store.duckdb;

import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Hands events to those who follow the log.
///
/// The last [#RECENT] events are kept in memory, shared by all followers. A follower that is
/// farther behind reads from the table until it has caught up, so that a slow one costs neither
/// memory nor the writer's time.
final class Followers implements AutoCloseable {
  private static final int RECENT = 1 << 14;
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongFunction<DuckEventLog.History> history;
  private final Breakdown breakdown;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition published = lock.newCondition();
  private final List<Follower> followers = new CopyOnWriteArrayList<>();

  /// A ring: the n-th event published is at n mod RECENT.
  private final @Nullable LoggedEvent[] recent = new LoggedEvent[RECENT];

  private long count;

  /// Everything up to here was published or was there before.
  private long head;

  /// What was in the log before the first event of the ring.
  private long before;

  /// @param history the events after a sequence that are no longer in memory
  Followers(LongFunction<DuckEventLog.History> history, long head, Breakdown breakdown) {
    this.history = history;
    this.breakdown = breakdown;
    this.head = head;
    this.before = head;
  }

  void publish(List<LoggedEvent> events) {
    lock.lock();
    try {
      for (LoggedEvent event : events) {
        int slot = (int) (count++ & (RECENT - 1));
        LoggedEvent oldest = recent[slot];
        if (oldest != null) {
          before = Math.max(before, oldest.sequence());
        }
        recent[slot] = event;
      }
      head = events.getLast().sequence();
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Says that the log goes up to `sequence`; what is new was not published, it is in the table.
  void loaded(long sequence) {
    lock.lock();
    try {
      head = sequence;
      before = sequence;
      published.signalAll();
    } finally {
      lock.unlock();
    }
  }

  EventLog.Subscription add(long sequence, Consumer<LoggedEvent> consumer) {
    var follower = new Follower(sequence, consumer);
    followers.add(follower);
    follower.thread.start();
    return follower;
  }

  @Override
  public void close() {
    followers.forEach(Follower::close);
  }

  private final class Follower implements EventLog.Subscription {
    private final Consumer<LoggedEvent> consumer;
    private final Thread thread;
    private long position;
    private volatile boolean closed;

    private Follower(long sequence, Consumer<LoggedEvent> consumer) {
      this.position = sequence;
      this.consumer = consumer;
      this.thread =
          Thread.ofPlatform().name("shopkeeper-follower").daemon().unstarted(this::follow);
    }

    private void follow() {
      try {
        while (!closed) {
          List<LoggedEvent> events = awaitRecent();
          events.forEach(this::deliver);
          if (events.isEmpty() && !closed) {
            catchUp();
          }
        }
      } catch (RuntimeException | Error e) {
        breakdown.record("a follower, at event " + position + ",", e);
      } finally {
        followers.remove(this);
      }
    }

    private void catchUp() {
      DuckEventLog.History next = read();
      next.events().forEach(this::deliver);
      position = Math.max(position, next.through());
    }

    /// Reads on from the table; what cannot be read now, as on a full disk, is tried again.
    private DuckEventLog.History read() {
      try {
        return history.apply(position);
      } catch (StoreException e) {
        if (e.code() == StoreException.Code.CLOSED) {
          closed = true;
        }
        pause();
        return new DuckEventLog.History(List.of(), position);
      }
    }

    private void pause() {
      lock.lock();
      try {
        if (!closed) {
          published.awaitNanos(RETRY_NANOS);
        }
      } catch (InterruptedException e) {
        closed = true;
      } finally {
        lock.unlock();
      }
    }

    private void deliver(LoggedEvent event) {
      if (!closed) {
        position = event.sequence();
        consumer.accept(event);
      }
    }

    /// The events after `position` once there are any; empty if they are no longer in memory, or if
    /// closed.
    private List<LoggedEvent> awaitRecent() {
      lock.lock();
      try {
        while (!closed && position >= head) {
          published.awaitUninterruptibly();
        }
        return closed || position < before ? List.of() : recentAfter(position);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      closed = true;
      lock.lock();
      try {
        published.signalAll();
      } finally {
        lock.unlock();
      }
      if (Thread.currentThread() != thread) {
        Threads.join(thread);
      }
    }
  }

  private List<LoggedEvent> recentAfter(long sequence) {
    long oldest = Math.max(0, count - RECENT);
    long low = oldest;
    long high = count;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (at(middle).sequence() <= sequence) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    var events = new ArrayList<LoggedEvent>((int) (count - low));
    for (long n = low; n < count; n++) {
      events.add(at(n));
    }
    return events;
  }

  private LoggedEvent at(long n) {
    LoggedEvent event = recent[(int) (n & (RECENT - 1))];
    if (event == null) {
      throw new IllegalStateException("nothing was published as number " + n);
    }
    return event;
  }
}
