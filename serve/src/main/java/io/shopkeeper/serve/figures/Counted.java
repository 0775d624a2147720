package io.shopkeeper.serve.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Figures of events that are counted again only once another event was accepted, or after a while,
/// for what changes without one: something was erased, or time passed. Safe for any number of
/// threads; they wait for one who counts.
final class Counted<K, V> {
  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final int MOST = 16;

  private final LongSupplier events;
  private final InstantSource clock;
  private final Function<K, V> count;
  private final Map<K, Value<V>> values =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Value<V>> eldest) {
          return size() > MOST;
        }
      };

  /// @param events how many were accepted so far
  Counted(LongSupplier events, InstantSource clock, Function<K, V> count) {
    this.events = events;
    this.clock = clock;
    this.count = count;
  }

  /// @param head how many events before it was counted
  private record Value<V>(V value, long head, Instant until) {}

  synchronized V of(K key) {
    long head = events.getAsLong();
    Instant now = clock.instant();
    Value<V> known = values.get(key);
    if (known == null || known.head != head || now.isAfter(known.until)) {
      known = new Value<>(count.apply(key), head, now.plus(LIFETIME));
      values.put(key, known);
    }
    return known.value;
  }
}
