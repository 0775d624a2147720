package io.shopkeeper.advertise.pacing;

import java.time.Instant;
import java.util.OptionalDouble;

/// Decides for each request whether its impression is worth its cost, so that the budget lasts
/// until the end and none of it is left.
///
/// What is spent per request is planned anew at each: what is left of the budget over the requests
/// still expected, which are the plan's, scaled by how the traffic of about the last day compared
/// with it. A surge is used as long as it lasts and paid for by all that follows. Not thread-safe;
/// O(1) but for the bins of [SpendCurve].
public final class Pacer {
  /// The part of the expected requests that is not counted upon: who would spend the last cent on
  /// the last request keeps it where one request fewer comes.
  private static final double RESERVE = .02;

  /// Requests after which the curve is believed.
  private static final long BELIEVED = 100;

  private final SpendCurve curve;
  private final Schedule schedule;
  private final double day;
  private double seen;
  private double planned;
  private double passed;
  private double price;

  /// @param curve learned from past requests, or new; learns on
  public Pacer(TrafficPlan plan, Instant start, Instant end, SpendCurve curve) {
    this.schedule = new Schedule(plan, start, end);
    this.curve = curve;
    this.day = schedule.daily();
    this.seen = day;
    this.planned = day;
  }

  /// Takes notice of a request and says whether to buy it.
  ///
  /// @param value of its impression, 0 or more
  /// @param cost of it, above 0, in the unit of `left`
  /// @param left of the budget
  /// @param budget all of it
  public boolean worth(Instant now, double value, double cost, double left, double budget) {
    double rest = schedule.rest(now);
    notice(schedule.total() - rest);
    double expected = Math.max(1, rest * scale() * (1 - RESERVE));
    price = curve.price(left / expected);
    boolean believed = curve.learned() >= BELIEVED;
    curve.learn(value, cost);
    if (cost > left) {
      return false;
    }
    return believed ? value >= price * cost : budget - left <= budget * schedule.share(now);
  }

  /// The price of the budget at the last request: the least value per cost that is bought.
  public double price() {
    return price;
  }

  /// The part of the budget that traffic as planned would have spent by a time, in [0, 1].
  public double plannedShare(Instant now) {
    return schedule.share(now);
  }

  /// The requests to be expected until the end, by the plan and how the traffic compares with it;
  /// empty as long as too few came to tell.
  public OptionalDouble expected(Instant now) {
    return curve.learned() < BELIEVED
        ? OptionalDouble.empty()
        : OptionalDouble.of(schedule.rest(now) * scale());
  }

  /// How the traffic compares with the plan.
  private double scale() {
    return planned > 0 ? seen / planned : 1;
  }

  private void notice(double done) {
    double more = Math.max(0, done - passed);
    double kept = day > 0 ? Math.pow(.5, more / day) : 1;
    seen = seen * kept + 1;
    planned = planned * kept + more;
    passed = Math.max(passed, done);
  }
}
