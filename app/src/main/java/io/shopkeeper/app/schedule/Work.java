package io.shopkeeper.app.schedule;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.serve.ports.JobRequest;
import java.util.Optional;
import java.util.SequencedMap;

/// What a [Scheduler] does when it is asked, and when nobody asks.
public interface Work {

  /// @throws IllegalArgumentException if it can be seen at once that the request cannot be met
  void check(JobRequest request);

  /// Does it, and tells what came of it by name. Called from one thread.
  SequencedMap<String, String> run(JobRequest request, Progress progress);

  /// What should be done now although nobody asked; asked every few seconds of idleness.
  Optional<JobRequest> due();
}
