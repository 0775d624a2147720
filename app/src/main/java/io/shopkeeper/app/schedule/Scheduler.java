package io.shopkeeper.app.schedule;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.JobLine;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The jobs of a running server: one at a time, in the order they were asked for, on one thread
/// that yields to those that answer requests.
///
/// Jobs live in memory: what waits when the server stops is forgotten, and every kind of work can
/// be asked for again.
public final class Scheduler implements Jobs, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Scheduler.class.getName());
  private static final int REMEMBERED = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Work work;
  private final InstantSource clock;
  private final Duration idle;
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
  private final SequencedMap<String, Job> jobs = new LinkedHashMap<>();
  private final JobLogs logs;
  private final Thread thread;
  private volatile boolean closing;
  private long number;

  /// @param idle how long to wait before asking for work that nobody ordered
  @SuppressWarnings("ThreadPriorityCheck") // nothing depends on it: it helps where it is heeded
  private Scheduler(Work work, InstantSource clock, Duration idle) {
    this.work = work;
    this.clock = clock;
    this.idle = idle;
    this.logs = new JobLogs(clock);
    this.thread = new Thread(this::loop, "jobs");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  /// Begins to work; asks for due work at once and then whenever `idle` went by without a job.
  public static Scheduler start(Work work, InstantSource clock, Duration idle) {
    var scheduler = new Scheduler(work, clock, idle);
    scheduler.thread.start();
    return scheduler;
  }

  @Override
  public Job enqueue(JobRequest request) {
    work.check(request);
    synchronized (jobs) {
      Optional<Job> waiting =
          jobs.values().stream()
              .filter(job -> job.state() == Job.State.QUEUED && job.request().equals(request))
              .findFirst();
      return waiting.orElseGet(() -> add(request));
    }
  }

  @Override
  public Optional<Job> find(String id) {
    synchronized (jobs) {
      return Optional.ofNullable(jobs.get(id));
    }
  }

  @Override
  public List<Job> recent() {
    synchronized (jobs) {
      return List.copyOf(jobs.sequencedValues().reversed());
    }
  }

  @Override
  public List<JobLine> log(String id) {
    return logs.of(id);
  }

  /// Gives up the running job, and waits a few seconds for it to notice.
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    logs.close();
  }

  private Job add(JobRequest request) {
    String id = "job-" + ++number;
    var job =
        new Job(
            id, request, Job.State.QUEUED, clock.instant(), null, null, "", 0, -1, Map.of(), null);
    jobs.put(id, job);
    while (jobs.size() > REMEMBERED && jobs.firstEntry().getValue().over()) {
      logs.forget(jobs.pollFirstEntry().getKey());
    }
    queue.add(id);
    return job;
  }

  private void loop() {
    try {
      enqueueDue();
      while (!closing) {
        String id = queue.poll(idle.toNanos(), TimeUnit.NANOSECONDS);
        if (id == null) {
          enqueueDue();
        } else {
          run(id);
        }
      }
    } catch (InterruptedException _) {
      // The server stops.
    }
  }

  private void enqueueDue() {
    try {
      work.due().ifPresent(this::enqueue);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "cannot tell which work is due; asked again later", e);
    }
  }

  private void run(String id) {
    Job job = find(id).orElseThrow();
    Instant started = clock.instant();
    put(running(job, started, "", 0, -1));
    logs.begin(id);
    try {
      Progress progress =
          (stage, done, total) -> {
            if (closing) {
              throw new CancellationException();
            }
            put(running(job, started, stage, done, total));
            logs.stage(stage);
          };
      Map<String, String> results = work.run(job.request(), progress);
      logs.end("done");
      put(over(job, started, results, null));
    } catch (RuntimeException | Error e) {
      // An error as well, such as memory that ran out: the next job may be a smaller one.
      if (!closing) {
        LOG.log(System.Logger.Level.ERROR, "job " + id + " failed", e);
      }
      logs.end("failed: " + reason(e));
      put(over(job, started, Map.of(), reason(e)));
    }
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof Error || message == null ? failure.toString() : message;
  }

  private void put(Job job) {
    synchronized (jobs) {
      jobs.replace(job.id(), job);
    }
  }

  private static Job running(Job job, Instant started, String stage, long done, long total) {
    return new Job(
        job.id(),
        job.request(),
        Job.State.RUNNING,
        job.queuedAt(),
        started,
        null,
        stage,
        done,
        total,
        Map.of(),
        null);
  }

  private Job over(
      Job job, Instant started, Map<String, String> results, @Nullable String failure) {
    return new Job(
        job.id(),
        job.request(),
        failure == null ? Job.State.SUCCEEDED : Job.State.FAILED,
        job.queuedAt(),
        started,
        clock.instant(),
        "",
        0,
        -1,
        results,
        failure);
  }
}
