package io.shopkeeper.profile.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.lifetime.Buyer;
import io.shopkeeper.profile.lifetime.Forecast;
import io.shopkeeper.profile.lifetime.ForecastMethod;
import io.shopkeeper.profile.lifetime.GammaGamma;
import io.shopkeeper.profile.lifetime.PurchaseLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/// How many purchases the customers of the first half of a log make in the second (Fader, Hardie
/// and Lee 2005: CDNOW, 39 weeks and 39 weeks).
///
/// The way to forecast is chosen within the first half, which is cut in half once more, so that the
/// forecasts that are compared look as far ahead as they look back, like the one that is asked for:
/// least is the mean Poisson deviance over customers. The second half is only scored.
public record LifetimeProtocol(Seed seed, Workers workers, Progress progress) {
  private static final int DAYS_A_WEEK = 7;
  private static final int LEAST_WEEKS = 6;

  /// Chooses and fits; the answer judges by the second half.
  ///
  /// @param model a way's name, or `auto`
  public Function<Bootstrap, ProtocolResult> fit(PurchaseLog log, String model) {
    int days = (log.lastDay() - log.firstDay() + 1) / 2;
    days = (days + 3) / DAYS_A_WEEK * DAYS_A_WEEK;
    if (days < LEAST_WEEKS * DAYS_A_WEEK) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "purchases of %d days: at least %d are needed, half to learn from, half to be judged by"
              .formatted(log.lastDay() - log.firstDay() + 1, 2 * LEAST_WEEKS * DAYS_A_WEEK));
    }
    int day = log.firstDay() + days - 1;
    PurchaseLog known = log.known(day);
    Map<ForecastMethod, Double> deviances = new EnumMap<>(ForecastMethod.class);
    ForecastMethod chosen = chosen(known, day, model, deviances);
    Map<ForecastMethod, Forecast> forecasts = new EnumMap<>(ForecastMethod.class);
    for (ForecastMethod method :
        List.of(ForecastMethod.BG_NBD, ForecastMethod.PARETO_NBD, chosen)) {
      forecasts.computeIfAbsent(method, m -> m.fit(known, day, seed, workers));
    }
    int horizon = days;
    return bootstrap -> judged(known, day, horizon, chosen, deviances, forecasts, bootstrap);
  }

  private ForecastMethod chosen(
      PurchaseLog known, int day, String model, Map<ForecastMethod, Double> deviances) {
    List<ForecastMethod> methods = List.of(ForecastMethod.values());
    if (!model.equals("auto")) {
      return methods.stream()
          .filter(method -> method.label().equals(model))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "no model '%s': auto, %s"
                      .formatted(
                          model,
                          String.join(
                              ", ", methods.stream().map(ForecastMethod::label).toList()))));
    }
    int length = (day - known.firstDay() + 1) / 2;
    int earlier = day - length;
    PurchaseLog before = known.known(earlier);
    List<Buyer> buyers = before.asOf(earlier);
    double[] actual = before.purchases(earlier, length);
    for (ForecastMethod method : methods) {
      progress.at("choosing", deviances.size(), methods.size());
      Forecast forecast = method.fit(before, earlier, seed, workers);
      deviances.put(method, deviance(actual, expected(forecast, buyers, length)));
    }
    return methods.stream().min(Comparator.comparing(deviances::get)).orElseThrow();
  }

  private static ProtocolResult judged(
      PurchaseLog known,
      int day,
      int length,
      ForecastMethod chosen,
      Map<ForecastMethod, Double> deviances,
      Map<ForecastMethod, Forecast> forecasts,
      Bootstrap bootstrap) {
    List<Buyer> buyers = known.asOf(day);
    double[] actual = known.purchases(day, length);
    var metrics = new LinkedHashMap<String, Interval>();
    metrics.put("actual", Interval.exact(sum(actual)));
    double[] served = expected(Objects.requireNonNull(forecasts.get(chosen)), buyers, length);
    addErrors("", actual, served, bootstrap, metrics);
    addAmounts(buyers, served, known.amounts(day, length), metrics);
    forecasts.forEach((method, forecast) -> {
      if (method != chosen) {
        addErrors(
            method.label() + "/", actual, expected(forecast, buyers, length), bootstrap, metrics);
      }
    });
    var lines = new ArrayList<String>();
    for (int i = 0; i < served.length; i++) {
      lines.add(String.format(Locale.ROOT, "%s\t%.6f", known.customers().get(i).id(), served[i]));
    }
    return new ProtocolResult(
        "lifetime-value",
        chosen.label(),
        settings(buyers.size(), length, deviances),
        new MetricReport(metrics),
        "records",
        lines);
  }

  private static String settings(int customers, int length, Map<ForecastMethod, Double> deviances) {
    var choice = new StringBuilder();
    deviances.forEach(
        (method, deviance) -> choice.append(", %s %.4f".formatted(method.label(), deviance)));
    return "%,d customers, %d and %d weeks; deviance on the earlier cut%s"
        .formatted(
            customers,
            length / DAYS_A_WEEK,
            length / DAYS_A_WEEK,
            deviances.isEmpty() ? " not looked at" : ": " + choice.substring(2));
  }

  private static void addErrors(
      String prefix,
      double[] actual,
      double[] expected,
      Bootstrap bootstrap,
      Map<String, Interval> metrics) {
    double[] off =
        IntStream.range(0, actual.length).mapToDouble(i -> expected[i] - actual[i]).toArray();
    double total = sum(actual);
    metrics.put(prefix + "total", Interval.exact(sum(expected)));
    metrics.put(prefix + "total-error", Interval.exact(total == 0 ? 0 : sum(off) / total));
    Interval squares =
        bootstrap.mean(IntStream.range(0, off.length).mapToDouble(i -> off[i] * off[i]).toArray());
    metrics.put(
        prefix + "rmse",
        new Interval(
            Math.sqrt(squares.low()),
            Math.sqrt(squares.estimate()),
            Math.sqrt(squares.high()),
            squares.level()));
    metrics.put(
        prefix + "mae",
        bootstrap.mean(
            IntStream.range(0, off.length).mapToDouble(i -> Math.abs(off[i])).toArray()));
  }

  private static void addAmounts(
      List<Buyer> buyers, double[] served, double[] actual, Map<String, Interval> metrics) {
    GammaGamma amounts = GammaGamma.fit(buyers.stream().map(Buyer::spending).toList()).model();
    if (!Double.isFinite(amounts.mean())) {
      return;
    }
    double value = 0;
    for (int i = 0; i < served.length; i++) {
      value += served[i] * amounts.expected(buyers.get(i).spending());
    }
    metrics.put("actual-value", Interval.exact(sum(actual)));
    metrics.put("value", Interval.exact(value));
  }

  private static double[] expected(Forecast forecast, List<Buyer> buyers, int days) {
    return buyers.stream()
        .mapToDouble(b -> forecast.expected(b, (double) days / DAYS_A_WEEK))
        .toArray();
  }

  private static double deviance(double[] actual, double[] expected) {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      double mean = Math.max(1e-6, expected[i]);
      sum += mean - actual[i] + (actual[i] > 0 ? actual[i] * Math.log(actual[i] / mean) : 0);
    }
    return 2 * sum / actual.length;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
