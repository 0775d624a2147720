package io.shopkeeper.recommend.orders;

import java.util.concurrent.TimeUnit;

/// How one customer buys one item.
///
/// @param times in how many orders it was, those within a day of one counting as one; at least 1
/// @param first time of the oldest of them, in microseconds since 1970 UTC
/// @param last time of the newest
record Habit(int item, int times, long first, long last) {

  private static final double MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);

  static Habit once(int item, long time) {
    return new Habit(item, 1, time, time);
  }

  /// Bought once more, not before the last time; within a day of it, that is the same purchase.
  Habit again(long time) {
    return time - last < MICROS_PER_DAY ? this : new Habit(item, times + 1, first, time);
  }

  /// What was bought of the item under this id and another of the same customer.
  Habit and(Habit other) {
    return new Habit(
        item, times + other.times, Math.min(first, other.first), Math.max(last, other.last));
  }

  /// The sum of the intervals, in days.
  double waited() {
    return (last - first) / MICROS_PER_DAY;
  }

  /// How many days have passed since the last order.
  double since(long now) {
    return (now - last) / MICROS_PER_DAY;
  }
}
