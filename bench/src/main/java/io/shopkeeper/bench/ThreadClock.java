package io.shopkeeper.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Processor time of the thread that made it and of those it starts: what the work costs, without
/// the compiler, the collector, and whatever else the machine does.
final class ThreadClock {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final List<Thread> threads = new CopyOnWriteArrayList<>(List.of(Thread.currentThread()));

  /// The processor time of the calling thread, in nanoseconds.
  static long ofThisThread() {
    return THREADS.getCurrentThreadCpuTime();
  }

  /// A new thread that counts.
  Thread thread(Runnable work) {
    var thread = new Thread(work);
    threads.add(thread);
    return thread;
  }

  double seconds() {
    return threads.stream().mapToLong(thread -> THREADS.getThreadCpuTime(thread.threadId())).sum()
        / 1e9;
  }
}
