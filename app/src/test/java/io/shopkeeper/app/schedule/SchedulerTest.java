package io.shopkeeper.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.JobLine;
import io.shopkeeper.serve.ports.JobRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static final JobRequest TRAIN = new JobRequest.Train(List.of());
  private static final JobRequest INGEST = new JobRequest.Ingest(List.of(Path.of("a.csv")), null);

  @Test
  void aJobThatSucceedsTellsWhatCameOfIt() throws InterruptedException {
    try (Scheduler jobs = start(new FakeWork())) {
      Job queued = jobs.enqueue(TRAIN);
      Job over = over(jobs, queued);
      assertThat(over.state()).isEqualTo(Job.State.SUCCEEDED);
      assertThat(over.results()).isEqualTo(Map.of("done", "1"));
      assertThat(over.startedAt()).isNotNull();
      assertThat(over.finishedAt()).isNotNull();
    }
  }

  @Test
  void aJobThatFailsTellsWhyAndTheNextOneRuns() throws InterruptedException {
    var work = new FakeWork();
    work.failure = new IllegalStateException("the cat sat on it");
    try (Scheduler jobs = start(work)) {
      Job failed = over(jobs, jobs.enqueue(TRAIN));
      assertThat(failed.state()).isEqualTo(Job.State.FAILED);
      assertThat(failed.failure()).isEqualTo("the cat sat on it");
      work.failure = null;
      assertThat(over(jobs, jobs.enqueue(TRAIN)).state()).isEqualTo(Job.State.SUCCEEDED);
    }
  }

  @Test
  void aJobTellsItsStagesAndWhatIsLoggedMeanwhile() throws InterruptedException {
    var work = new FakeWork();
    work.failure = new IllegalStateException("the cat sat on it");
    try (Scheduler jobs = start(work)) {
      Job failed = over(jobs, jobs.enqueue(TRAIN));
      List<String> said = said(jobs, failed, 3);
      assertThat(said.getFirst()).isEqualTo("working");
      assertThat(said.get(1)).contains("failed", "the cat sat on it", "SchedulerTest");
      assertThat(said.getLast()).isEqualTo("failed: the cat sat on it");
      work.failure = null;
      assertThat(said(jobs, over(jobs, jobs.enqueue(TRAIN)), 2)).containsExactly("working", "done");
      assertThat(jobs.log("job-99")).isEmpty();
    }
  }

  private static List<String> said(Scheduler jobs, Job job, int lines) throws InterruptedException {
    until(() -> jobs.log(job.id()).size() >= lines);
    return jobs.log(job.id()).stream().map(JobLine::text).toList();
  }

  @Test
  void aJobThatRunsOutOfMemoryFailsAndTheNextOneRuns() throws InterruptedException {
    var work = new FakeWork();
    work.failure = new OutOfMemoryError("Java heap space");
    try (Scheduler jobs = start(work)) {
      Job failed = over(jobs, jobs.enqueue(TRAIN));
      assertThat(failed.state()).isEqualTo(Job.State.FAILED);
      assertThat(failed.failure()).contains("OutOfMemoryError", "Java heap space");
      work.failure = null;
      assertThat(over(jobs, jobs.enqueue(TRAIN)).state()).isEqualTo(Job.State.SUCCEEDED);
    }
  }

  @Test
  void notToKnowWhatIsDueStopsNoJob() throws InterruptedException {
    var work = new FakeWork();
    work.dueFailure = new IllegalStateException("the cat sat on the calendar");
    try (Scheduler jobs = start(work)) {
      assertThat(over(jobs, jobs.enqueue(TRAIN)).state()).isEqualTo(Job.State.SUCCEEDED);
    }
  }

  @Test
  void twoJobsNeverRunAtOnce() throws InterruptedException {
    var work = new FakeWork();
    try (Scheduler jobs = start(work)) {
      Job first = jobs.enqueue(TRAIN);
      Job second = jobs.enqueue(INGEST);
      over(jobs, first);
      over(jobs, second);
      assertThat(work.most.get()).isEqualTo(1);
    }
  }

  @Test
  void theSameRequestThatWaitsAlreadyIsNotQueuedTwice() throws InterruptedException {
    var work = new FakeWork();
    work.hold = new CountDownLatch(1);
    try (Scheduler jobs = start(work)) {
      Job running = jobs.enqueue(INGEST);
      until(() -> state(jobs, running) == Job.State.RUNNING);
      Job waiting = jobs.enqueue(TRAIN);
      assertThat(jobs.enqueue(TRAIN).id()).isEqualTo(waiting.id());
      assertThat(jobs.enqueue(INGEST).id()).isNotEqualTo(running.id());
      work.hold.countDown();
    }
  }

  @Test
  void progressCanBeWatched() throws InterruptedException {
    var work = new FakeWork();
    work.hold = new CountDownLatch(1);
    try (Scheduler jobs = start(work)) {
      Job job = jobs.enqueue(TRAIN);
      until(() -> jobs.find(job.id()).orElseThrow().stage().equals("working"));
      Job seen = jobs.find(job.id()).orElseThrow();
      assertThat(seen.done()).isEqualTo(3);
      assertThat(seen.total()).isEqualTo(10);
      work.hold.countDown();
    }
  }

  @Test
  void whatCannotBeDoneIsRefusedAtOnce() {
    try (Scheduler jobs = start(new FakeWork())) {
      assertThatThrownBy(() -> jobs.enqueue(new JobRequest.Train(List.of("oracle"))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(jobs.recent()).isEmpty();
    }
  }

  @Test
  void workThatIsDueIsDoneUnasked() throws InterruptedException {
    var work = new FakeWork();
    work.due = Optional.of(TRAIN);
    try (Scheduler jobs = start(work)) {
      until(() -> jobs.recent().stream().anyMatch(Job::over));
    }
  }

  @Test
  void closingGivesUpTheRunningJob() throws InterruptedException {
    var work = new FakeWork();
    work.hold = new CountDownLatch(1);
    Scheduler jobs = start(work);
    Job job = jobs.enqueue(TRAIN);
    until(() -> state(jobs, job) == Job.State.RUNNING);
    jobs.close();
    assertThat(work.ended).as("the worker noticed").isTrue();
  }

  private static Scheduler start(Work work) {
    return Scheduler.start(work, InstantSource.system(), Duration.ofMillis(20));
  }

  private static Job.State state(Scheduler jobs, Job job) {
    return jobs.find(job.id()).orElseThrow().state();
  }

  private static Job over(Scheduler jobs, Job job) throws InterruptedException {
    until(() -> jobs.find(job.id()).orElseThrow().over());
    return jobs.find(job.id()).orElseThrow();
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      Thread.sleep(5);
    }
  }

  /// Work that can be held, made to fail, and watched.
  private static final class FakeWork implements Work {
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile Optional<JobRequest> due = Optional.empty();
    private volatile @Nullable Throwable failure;
    private volatile @Nullable RuntimeException dueFailure;
    private volatile boolean ended;

    @Override
    public void check(JobRequest request) {
      if (request instanceof JobRequest.Train train && !train.models().isEmpty()) {
        throw new IllegalArgumentException("there is no model " + train.models());
      }
    }

    @Override
    public SequencedMap<String, String> run(JobRequest request, Progress progress) {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      try {
        progress.at("working", 3, 10);
        hold.await(1, TimeUnit.MINUTES);
        switch (failure) {
          case RuntimeException toThrow -> throw toThrow;
          case Error toThrow -> throw toThrow;
          case null, default -> {}
        }
        var results = new LinkedHashMap<String, String>();
        results.put("done", "1");
        return results;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      } finally {
        running.decrementAndGet();
        ended = true;
      }
    }

    @Override
    public Optional<JobRequest> due() {
      RuntimeException toThrow = dueFailure;
      if (toThrow != null) {
        throw toThrow;
      }
      Optional<JobRequest> now = due;
      due = Optional.empty();
      return now;
    }
  }
}
