package io.shopkeeper.serve.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Wrong passwords by name: after [#MOST] a name is locked until [#WAIT] after the last of them.
/// Kept in memory, for 10,000 names at most. Safe for any number of threads.
final class LoginAttempts {
  static final int MOST = 5;
  static final Duration WAIT = Duration.ofMinutes(5);

  private static final int NAMES = 10_000;

  private final InstantSource clock;
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();

  private record Failures(int count, Instant last) {}

  LoginAttempts(InstantSource clock) {
    this.clock = clock;
  }

  boolean locked(String name) {
    Failures of = failures.get(name);
    return of != null && of.count() >= MOST && !old(of);
  }

  void failed(String name) {
    if (failures.size() >= NAMES) {
      failures.values().removeIf(this::old);
    }
    if (failures.size() < NAMES || failures.containsKey(name)) {
      failures.merge(
          name,
          new Failures(1, clock.instant()),
          (before, _) -> new Failures(old(before) ? 1 : before.count() + 1, clock.instant()));
    }
  }

  void succeeded(String name) {
    failures.remove(name);
  }

  private boolean old(Failures of) {
    return of.last().plus(WAIT).isBefore(clock.instant());
  }
}
