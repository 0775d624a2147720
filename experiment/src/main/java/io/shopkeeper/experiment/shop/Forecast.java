package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.Power;
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
/// @param mean of a unit: the share that bought, or minor units of the currency
/// @param variance of a unit
public record Forecast(double unitsPerDay, double mean, double variance) {
  private static final int DAYS = 28;

  /// Whether the last weeks say something on a metric.
  public static boolean known(Metric metric) {
    return metric.equals(Metric.CONVERSION) || metric.equals(Metric.REVENUE);
  }

  /// @throws IllegalArgumentException for metrics that are not [#known]
  public static Forecast of(Facts facts, Metric metric) {
    boolean conversion = metric.equals(Metric.CONVERSION);
    if (!known(metric)) {
      throw new IllegalArgumentException(
          "metric is '%s': conversion and revenue can be foretold".formatted(metric.wireName()));
    }
    Moments moments =
        facts
            .list(
                Query.of(Forecast.class, "forecast.sql", DAYS),
                row ->
                    conversion
                        ? Moments.of(row.integer(0), row.integer(1), row.integer(1), row.integer(1))
                        : Moments.of(row.integer(0), row.number(2), row.number(3), row.number(4)))
            .getFirst();
    if (moments.count() == 0) {
      return new Forecast(0, 0, 0);
    }
    return new Forecast(
        (double) moments.count() / DAYS,
        moments.mean(0),
        Sample.of(metric.measure(), moments).variance());
  }

  /// Units of all arms together that show a relative effect with power .8 however often one looks;
  /// empty where nobody, or everybody, bought.
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
    return OptionalLong.of((long) Math.ceil(units * all / pair));
  }

  /// Whole days until so many have come; empty where nobody comes.
  ///
  /// @param part of the visitors who are in, in (0, 1]
  public OptionalLong days(long units, double part) {
    return unitsPerDay > 0 && part > 0
        ? OptionalLong.of(Power.days(units, unitsPerDay * part))
        : OptionalLong.empty();
  }
}
