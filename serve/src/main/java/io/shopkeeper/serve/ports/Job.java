package io.shopkeeper.serve.ports;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far one piece of work has come; a snapshot.
///
/// @param stage what is being done, a few words in English; empty before and after
/// @param done units finished
/// @param total units there are; negative if unknown
/// @param results what came of it by name, in the order to be shown; empty until it succeeded
/// @param failure what went wrong, where and what to do; null unless it failed
public record Job(
    String id,
    JobRequest request,
    State state,
    Instant queuedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    String stage,
    long done,
    long total,
    Map<String, String> results,
    @Nullable String failure) {

  /// Where a job stands.
  public enum State {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED;

    /// The name in JSON, as in `running`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Job {
    results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
  }

  /// What is done, as in `train` or `ingest`.
  public String kind() {
    return switch (request) {
      case JobRequest.Train _ -> "train";
      case JobRequest.Ingest _ -> "ingest";
      case JobRequest.Fuse _ -> "fuse";
      case JobRequest.ReadReviews _ -> "reviews";
      case JobRequest.WatchExperiments _ -> "experiments";
    };
  }

  public boolean over() {
    return state == State.SUCCEEDED || state == State.FAILED;
  }
}
