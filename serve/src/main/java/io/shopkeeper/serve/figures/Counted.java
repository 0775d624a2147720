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
  private final Count<K, V> count;
  private final Map<K, Value<V>> values =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Value<V>> eldest) {
          return size() > MOST;
        }
      };

  /// How figures are counted that can also be counted on.
  interface Count<K, V> {
    /// From all events.
    ///
    /// @param head the last event that counts
    V all(K key, long head);

    /// What [#all] would give, from what it gave before.
    ///
    /// @param since the last event that was counted
    V further(K key, V before, long since, long head);
  }

  /// @param events how many were accepted so far
  Counted(LongSupplier events, InstantSource clock, Count<K, V> count) {
    this.events = events;
    this.clock = clock;
    this.count = count;
  }

  /// Of figures that are always counted from all events.
  static <K, V> Counted<K, V> anew(LongSupplier events, InstantSource clock, Function<K, V> count) {
    return new Counted<>(
        events,
        clock,
        new Count<>() {
          @Override
          public V all(K key, long head) {
            return count.apply(key);
          }

          @Override
          public V further(K key, V before, long since, long head) {
            return count.apply(key);
          }
        });
  }

  /// @param head how many events before it was counted
  /// @param until when it is to be counted from all events again
  private record Value<V>(V value, long head, Instant until) {}

  synchronized V of(K key) {
    long head = events.getAsLong();
    Instant now = clock.instant();
    Value<V> known = values.get(key);
    if (known == null || now.isAfter(known.until)) {
      known = new Value<>(count.all(key, head), head, now.plus(LIFETIME));
      values.put(key, known);
    } else if (known.head != head) {
      known = new Value<>(count.further(key, known.value, known.head, head), head, known.until);
      values.put(key, known);
    }
    return known.value;
  }
}
