package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Rejection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The last events refused over HTTP since the start, for the console. Safe for any number of
/// threads.
public final class RecentRejections {
  private static final int KEPT = 50;

  private final InstantSource clock;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();

  /// A rejection and when it happened.
  public record Entry(Instant time, Rejection rejection) {}

  public RecentRejections(InstantSource clock) {
    this.clock = clock;
  }

  void add(List<Rejection> rejected) {
    if (rejected.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    synchronized (entries) {
      for (Rejection rejection : rejected) {
        entries.addFirst(new Entry(now, rejection));
      }
      while (entries.size() > KEPT) {
        entries.removeLast();
      }
    }
  }

  /// Newest first.
  public List<Entry> list() {
    synchronized (entries) {
      return new ArrayList<>(entries);
    }
  }
}
