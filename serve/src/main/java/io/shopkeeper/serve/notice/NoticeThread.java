package io.shopkeeper.serve.notice;

import io.shopkeeper.serve.alert.Alerts;
import io.shopkeeper.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;

/// Sends notices in the background until it is closed.
public final class NoticeThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(NoticeThread.class.getName());

  /// How long it sleeps at most: an address may have been given meanwhile.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Notices notices;
  private final Alerts alerts;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closed;

  /// @param alerts are looked at before, as they make notices
  public NoticeThread(Notices notices, Alerts alerts, InstantSource clock) {
    this.notices = notices;
    this.alerts = alerts;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("notices").start(this::run);
  }

  private void run() {
    while (!closed) {
      Duration pause = LONGEST;
      try {
        look();
        pause =
            notices
                .sendDue()
                .map(next -> Duration.between(clock.instant(), next))
                .filter(wait -> wait.compareTo(LONGEST) < 0)
                .orElse(LONGEST);
      } catch (StoreException e) {
        if (!closed) {
          LOG.log(System.Logger.Level.WARNING, "Notices could not be sent: " + e.getMessage());
        }
        if (e.code() == StoreException.Code.CLOSED) {
          return;
        }
      }
      try {
        notices.awaitNews(pause);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// A rule that cannot be held against the figures keeps no notice back.
  private void look() {
    try {
      alerts.checkIfDue();
    } catch (RuntimeException e) {
      if (e instanceof StoreException store && store.code() == StoreException.Code.CLOSED) {
        throw store;
      }
      LOG.log(System.Logger.Level.WARNING, "Rules could not be held against the figures.", e);
    }
  }

  /// Waits for an attempt that is being made.
  @Override
  public void close() {
    closed = true;
    notices.wake();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
