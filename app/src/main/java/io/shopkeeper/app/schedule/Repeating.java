package io.shopkeeper.app.schedule;

import java.time.Duration;

/// Does something again and again in the background, on one thread that yields to others, until it
/// is closed. What fails is logged and tried again.
public final class Repeating implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Repeating.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String name;
  private final Runnable work;
  private final Duration pause;
  private final Thread thread;
  private volatile boolean closing;

  @SuppressWarnings("ThreadPriorityCheck") // Nothing depends on it: it helps where it is heeded.
  private Repeating(String name, Runnable work, Duration pause) {
    this.name = name;
    this.work = work;
    this.pause = pause;
    this.thread = new Thread(this::loop, name);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  /// Begins at once.
  ///
  /// @param name of the thread, for logs
  /// @param pause between an end and the next beginning
  public static Repeating start(String name, Runnable work, Duration pause) {
    var repeating = new Repeating(name, work, pause);
    repeating.thread.start();
    return repeating;
  }

  private void loop() {
    try {
      while (!closing) {
        once();
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      // The server stops.
    }
  }

  private void once() {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!closing) {
        LOG.log(System.Logger.Level.ERROR, name + " failed; tried again later", e);
      }
    }
  }

  /// Waits a few seconds for work that has begun.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
