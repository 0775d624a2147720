package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.statistics.Power;
import io.shopkeeper.experiment.statistics.QuantileSketch;
import io.shopkeeper.experiment.statistics.Sample;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;
import java.util.OptionalLong;

/// How large an experiment would have to be and how long it would take, by the last four weeks of
/// the shop that have events.
///
/// New visitors a day are all of the four weeks over 28: who comes again counts once, as in an
/// experiment.
///
/// @param unitsPerDay new units a day, of the whole shop
/// @param counting the share of the units that the metric tells something of: buyers, for what they
///   spend
/// @param mean of a unit that counts: a share, or minor units of the currency
/// @param variance of a unit that counts
/// @param ageing days until the last unit is as old as a retention asks
public record Forecast(
    double unitsPerDay, double counting, double mean, double variance, int ageing) {
  private static final int DAYS = 28;
  private static final MeasuredColumns SUMS = new MeasuredColumns(1);

  private record Came(long units, Measured measured) {}

  static Forecast of(Facts facts, Metric metric) {
    int wait = metric.kind() == Metric.Kind.RETENTION ? (int) metric.parameter() : 0;
    int days = DAYS + wait;
    Came came =
        facts
            .list(
                Query.of(
                    Forecast.class,
                    "forecast.sql",
                    metric.kind().wireName(),
                    ResultsReader.parameter(facts, metric),
                    QuantileSketch.LOG_GROWTH,
                    days),
                row -> new Came(row.integer(0), SUMS.read(row, metric)))
            .getFirst();
    Sample sample = came.measured().sample();
    if (came.units() == 0 || !(sample.units() > 0)) {
      return new Forecast((double) came.units() / days, 0, 0, 0, wait);
    }
    boolean some = metric.kind() == Metric.Kind.SPENT;
    return new Forecast(
        (double) came.units() / days,
        some ? (double) sample.units() / came.units() : 1,
        sample.value(),
        sample.variance(),
        wait);
  }

  /// Units of all arms together that show a relative effect with power .8 however often one looks;
  /// empty where nobody, or everybody, did what is measured.
  ///
  /// For several arms the least of them decides, each compared with the control at α over their
  /// number.
  ///
  /// @param effect relative, above 0, as .05
  /// @param shares of the arms, the control first
  public OptionalLong units(double effect, List<Double> shares) {
    if (!(effect > 0) || Double.isInfinite(effect)) {
      throw new IllegalArgumentException("effect must be above 0: " + effect);
    }
    double all = shares.stream().mapToDouble(Double::doubleValue).sum();
    double control = shares.getFirst();
    double least =
        shares.subList(1, shares.size()).stream()
            .mapToDouble(Double::doubleValue)
            .min()
            .orElseThrow(() -> new IllegalArgumentException("two arms are needed: " + shares));
    if (!(control > 0 && least > 0)) {
      throw new IllegalArgumentException("every arm needs a share above 0: " + shares);
    }
    if (!(variance > 0 && mean > 0)) {
      return OptionalLong.empty();
    }
    double pair = control + least;
    var power = new Power(Power.STANDARD.alpha() / (shares.size() - 1), Power.STANDARD.power());
    long units = power.sequentialUnits(variance, effect * mean, least / pair);
    return OptionalLong.of((long) Math.ceil(units * all / (pair * counting)));
  }

  /// Whole days until so many have come; empty where nobody comes.
  ///
  /// @param part of the visitors who are in, in (0, 1]
  public OptionalLong days(long units, double part) {
    return unitsPerDay > 0 && part > 0
        ? OptionalLong.of(Power.days(units, unitsPerDay * part) + ageing)
        : OptionalLong.empty();
  }
}
