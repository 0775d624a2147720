package io.shopkeeper.serve.ports;

import java.util.List;
import java.util.Optional;

/// Where requests leave long work. Safe for any number of threads; every method returns at once.
public interface Jobs {

  /// Queues work; the same request that waits already is not queued twice, its job is returned.
  ///
  /// @throws IllegalArgumentException if it can be seen at once that it cannot be done, as a model
  ///   or a format that does not exist
  Job enqueue(JobRequest request);

  /// A job by its id, as long as it is remembered.
  Optional<Job> find(String id);

  /// What a job said so far, oldest first; empty for one that did not begin or is not remembered.
  List<JobLine> log(String id);

  /// The last jobs, newest first.
  List<Job> recent();
}
