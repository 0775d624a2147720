package io.shopkeeper.store.duckdb;

/// Waiting for a thread that is about to end.
final class Threads {
  private Threads() {}

  /// Waits for the end of `thread`; an interrupt is kept for later.
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
