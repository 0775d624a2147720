package io.shopkeeper.assist;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Waits for something to happen in one conversation, until it is closed. For one thread that waits
/// and any number that wake it.
public final class Watch implements AutoCloseable {
  private final Semaphore happened = new Semaphore(0);
  private final Consumer<Watch> end;

  Watch(Consumer<Watch> end) {
    this.end = end;
  }

  void wake() {
    happened.release();
  }

  /// Waits until something happened since the last call, or a while.
  ///
  /// @return whether something did
  public boolean await(Duration longest) throws InterruptedException {
    boolean woken = happened.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    happened.drainPermits();
    return woken;
  }

  @Override
  public void close() {
    end.accept(this);
  }
}
