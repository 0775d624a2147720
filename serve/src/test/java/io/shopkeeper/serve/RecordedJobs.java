package io.shopkeeper.serve;

import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.JobLine;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// Remembers what was asked for and does none of it.
public final class RecordedJobs implements Jobs {
  private static final Instant TIME = Instant.parse("2026-11-23T10:00:00Z");

  private final List<Job> jobs = new ArrayList<>();

  @Override
  public synchronized Job enqueue(JobRequest request) {
    if (request instanceof JobRequest.Train train && train.models().contains("horoscope")) {
      throw new IllegalArgumentException("there is no model 'horoscope'");
    }
    Job job =
        new Job(
            String.valueOf(jobs.size() + 1),
            request,
            Job.State.RUNNING,
            TIME,
            TIME,
            null,
            "finding neighbours",
            1,
            3,
            Map.of(),
            null);
    jobs.addFirst(job);
    return job;
  }

  /// Adds a job as it stands.
  public synchronized void add(Job job) {
    jobs.addFirst(job);
  }

  /// A question for the job `slow` is answered once this is open.
  final CountDownLatch slow = new CountDownLatch(1);

  /// Open once somebody asked for the job `slow`.
  final CountDownLatch asked = new CountDownLatch(1);

  private void beSlow() {
    asked.countDown();
    try {
      slow.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<Job> find(String id) {
    if (id.equals("slow")) {
      beSlow();
    }
    return found(id);
  }

  @Override
  public List<JobLine> log(String id) {
    return found(id)
        .filter(job -> job.state() != Job.State.QUEUED)
        .map(job -> List.of(new JobLine(TIME, "reading <b>x</b>")))
        .orElse(List.of());
  }

  private synchronized Optional<Job> found(String id) {
    return jobs.stream().filter(job -> job.id().equals(id)).findFirst();
  }

  @Override
  public synchronized List<Job> recent() {
    return List.copyOf(jobs);
  }
}
