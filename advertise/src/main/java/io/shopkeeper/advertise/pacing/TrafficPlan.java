package io.shopkeeper.advertise.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;

/// How many requests are expected in each hour of the week, as the shop's clocks show it.
///
/// A day on which the clocks are changed has 23 or 25 hours here, too.
public final class TrafficPlan {
  private static final int HOURS = 24;
  private static final int WEEK = 7 * HOURS;

  /// Weeks that the mean of an hour of the day over all days counts for in the mean of that hour on
  /// one day of the week.
  private static final double SHRINKAGE = 1;

  private final ZoneId zone;
  private final double[] hourly;

  private TrafficPlan(ZoneId zone, double[] hourly) {
    this.zone = zone;
    this.hourly = hourly;
  }

  /// So many requests in every hour.
  public static TrafficPlan even(ZoneId zone, double perHour) {
    if (!(perHour >= 0 && Double.isFinite(perHour))) {
      throw new IllegalArgumentException("requests per hour must be 0 or more: " + perHour);
    }
    double[] hourly = new double[WEEK];
    Arrays.fill(hourly, perHour);
    return new TrafficPlan(zone, hourly);
  }

  /// Learned from how many requests there were in the hours that begin at the times; an hour from
  /// `from` to `to` that is missing had none. Without a whole day it is flat.
  ///
  /// @param requests by any time within their hour
  public static TrafficPlan learn(
      Map<Instant, Long> requests, Instant from, Instant to, ZoneId zone) {
    double[] counts = new double[WEEK];
    double[] weeks = new double[WEEK];
    requests.forEach((at, count) -> {
      if (!at.isBefore(from) && at.isBefore(to)) {
        counts[hourOfWeek(at.atZone(zone))] += count;
      }
    });
    for (var hour = hour(from.atZone(zone)); hour.toInstant().isBefore(to); hour = next(hour)) {
      weeks[hourOfWeek(hour)]++;
    }
    double all = Arrays.stream(counts).sum();
    double hours = Arrays.stream(weeks).sum();
    if (hours < HOURS) {
      return even(zone, hours == 0 ? 0 : all / hours);
    }
    double[] hourly = new double[WEEK];
    for (int h = 0; h < WEEK; h++) {
      double count = 0;
      double days = 0;
      for (int other = h % HOURS; other < WEEK; other += HOURS) {
        count += counts[other];
        days += weeks[other];
      }
      double mean = days == 0 ? all / hours : count / days;
      hourly[h] = (counts[h] + SHRINKAGE * mean) / (weeks[h] + SHRINKAGE);
    }
    return new TrafficPlan(zone, hourly);
  }

  /// Requests expected in [from, to); 0 where it is empty. O(hours between).
  public double expected(Instant from, Instant to) {
    double sum = 0;
    if (!from.isBefore(to)) {
      return sum;
    }
    var hour = hour(from.atZone(zone));
    while (hour.toInstant().isBefore(to)) {
      var end = next(hour);
      Instant first = hour.toInstant().isBefore(from) ? from : hour.toInstant();
      Instant last = end.toInstant().isAfter(to) ? to : end.toInstant();
      double part =
          (double) Duration.between(first, last).toMillis()
              / Duration.between(hour.toInstant(), end.toInstant()).toMillis();
      sum += part * hourly[hourOfWeek(hour)];
      hour = end;
    }
    return sum;
  }

  public ZoneId zone() {
    return zone;
  }

  /// The hour of the shop's clocks that a time is in.
  static ZonedDateTime hour(ZonedDateTime time) {
    return time.truncatedTo(ChronoUnit.HOURS);
  }

  /// One hour later, however the clocks are changed in between.
  static ZonedDateTime next(ZonedDateTime hour) {
    return hour.plusHours(1);
  }

  private static int hourOfWeek(ZonedDateTime time) {
    return (time.getDayOfWeek().getValue() - 1) * HOURS + time.getHour();
  }
}
