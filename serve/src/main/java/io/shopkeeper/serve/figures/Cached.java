package io.shopkeeper.serve.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A figure that is worth asking for again only after a while, however many look at it. Safe for
/// any number of threads; they wait for one who asks.
public final class Cached<T> {
  private final Duration lifetime;
  private final InstantSource clock;
  private final Supplier<T> source;
  private @Nullable T value;
  private Instant until = Instant.MIN;

  public Cached(Duration lifetime, InstantSource clock, Supplier<T> source) {
    this.lifetime = lifetime;
    this.clock = clock;
    this.source = source;
  }

  public synchronized T value() {
    Instant now = clock.instant();
    T known = value;
    if (known == null || now.isAfter(until)) {
      known = source.get();
      value = known;
      until = now.plus(lifetime);
    }
    return known;
  }
}
