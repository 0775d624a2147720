package io.shopkeeper.serve.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests a key, or an address, may send: a token bucket each, which holds two seconds'
/// worth.
///
/// A bucket that is full again is as good as none, so that those of whoever left are thrown away.
/// Safe for any number of threads.
public final class RateLimits {
  private static final int MANY = 10_000;

  /// After which any bucket is full again.
  private static final Duration FULL = Duration.ofSeconds(2);

  private final int perSecond;
  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
  private volatile Instant sweptAt = Instant.MIN;

  /// @param perSecond requests each may send in the long run, at least 1
  public RateLimits(int perSecond, InstantSource clock) {
    if (perSecond < 1) {
      throw new IllegalArgumentException(
          "a limit of %d requests a second, at least 1 is needed".formatted(perSecond));
    }
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /// How many buckets are remembered.
  int remembered() {
    return buckets.size();
  }

  /// Whether one more request of a key is within the limit, counting it if so.
  public boolean admits(String key) {
    Instant now = clock.instant();
    if (buckets.size() >= MANY && now.isAfter(sweptAt.plus(FULL))) {
      sweptAt = now;
      buckets.values().removeIf(bucket -> bucket.full(now));
    }
    return buckets.computeIfAbsent(key, _ -> new Bucket(now)).take(now);
  }

  private final class Bucket {
    private double tokens = 2.0 * perSecond;
    private Instant filledAt;

    private Bucket(Instant now) {
      filledAt = now;
    }

    private synchronized boolean full(Instant now) {
      return now.isAfter(filledAt.plus(FULL));
    }

    private synchronized boolean take(Instant now) {
      double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
      tokens = Math.min(2.0 * perSecond, tokens + seconds * perSecond);
      filledAt = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
