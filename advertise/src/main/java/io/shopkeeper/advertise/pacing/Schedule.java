package io.shopkeeper.advertise.pacing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The requests expected from the start of a campaign to its end, summed up hour by hour once.
final class Schedule {
  private static final double DAY = Duration.ofDays(1).toMillis();

  private final List<Instant> hours;
  private final double[] until;

  Schedule(TrafficPlan plan, Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("ends at %s, begins at %s".formatted(end, start));
    }
    var bounds = new ArrayList<Instant>();
    bounds.add(start);
    var hour = TrafficPlan.next(TrafficPlan.hour(start.atZone(plan.zone())));
    while (hour.toInstant().isBefore(end)) {
      bounds.add(hour.toInstant());
      hour = TrafficPlan.next(hour);
    }
    bounds.add(end);
    hours = List.copyOf(bounds);
    until = new double[hours.size()];
    for (int h = 1; h < until.length; h++) {
      until[h] = until[h - 1] + plan.expected(hours.get(h - 1), hours.get(h));
    }
  }

  /// Expected of the whole.
  double total() {
    return until[until.length - 1];
  }

  /// Expected after a time.
  double rest(Instant now) {
    return total() - done(now);
  }

  /// Expected in a day, on average.
  double daily() {
    return total() * DAY / millis(hours.getFirst(), hours.getLast());
  }

  /// The part of all that is expected up to a time; of the time where nothing is expected at all.
  double share(Instant now) {
    if (total() > 0) {
      return done(now) / total();
    }
    double passed = millis(hours.getFirst(), now) / millis(hours.getFirst(), hours.getLast());
    return Math.max(0, Math.min(1, passed));
  }

  private double done(Instant now) {
    int found = Collections.binarySearch(hours, now);
    int after = found >= 0 ? found : -found - 1;
    if (after == 0) {
      return 0;
    }
    if (after == hours.size()) {
      return total();
    }
    Instant before = hours.get(after - 1);
    double part = millis(before, now) / millis(before, hours.get(after));
    return until[after - 1] + part * (until[after] - until[after - 1]);
  }

  private static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
