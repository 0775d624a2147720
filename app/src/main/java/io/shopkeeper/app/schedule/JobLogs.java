package io.shopkeeper.app.schedule;

import io.shopkeeper.serve.ports.JobLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What jobs said: every stage they began, and what the program logged in their thread meanwhile,
/// failures with where they came from. The last lines of each are kept, as long as the job is
/// remembered. Safe for any number of threads.
final class JobLogs extends Handler {
  private static final int KEPT = 500;
  private static final int TRACED = 30;

  private final InstantSource clock;
  private final Formatter formatter = new SimpleFormatter();
  private final Logger program = Logger.getLogger("io.shopkeeper");
  private final Map<String, ArrayDeque<JobLine>> lines = new HashMap<>();
  private @Nullable String running;
  private @Nullable Thread thread;
  private String stage = "";

  JobLogs(InstantSource clock) {
    this.clock = clock;
    program.addHandler(this);
  }

  /// From now on what is logged in this thread is said by this job.
  synchronized void begin(String job) {
    lines.put(job, new ArrayDeque<>());
    running = job;
    thread = Thread.currentThread();
    stage = "";
  }

  /// A stage of the running job; told once, however often it comes.
  synchronized void stage(String now) {
    if (!now.equals(stage)) {
      stage = now;
      add(now, clock.instant());
    }
  }

  synchronized void end(String last) {
    add(last, clock.instant());
    running = null;
    thread = null;
  }

  synchronized void forget(String job) {
    lines.remove(job);
  }

  /// Oldest first; empty for a job that did not begin.
  synchronized List<JobLine> of(String job) {
    return List.copyOf(lines.getOrDefault(job, new ArrayDeque<>()));
  }

  private void add(String text, Instant at) {
    ArrayDeque<JobLine> own = running == null ? null : lines.get(running);
    if (own != null) {
      if (own.size() == KEPT) {
        own.removeFirst();
      }
      own.addLast(new JobLine(at, text));
    }
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (Thread.currentThread() == thread && isLoggable(record)) {
      Throwable thrown = record.getThrown();
      String text = record.getLevel() + " " + formatter.formatMessage(record);
      add(thrown == null ? text : text + "\n" + trace(thrown), record.getInstant());
    }
  }

  private static String trace(Throwable thrown) {
    var all = new StringWriter();
    thrown.printStackTrace(new PrintWriter(all));
    return all.toString().lines().limit(TRACED).collect(Collectors.joining("\n"));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    program.removeHandler(this);
  }
}
