package io.shopkeeper.app;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.training.TrainingReport;
import io.shopkeeper.recommend.training.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a training chose and how good that is, as a person reads it and by name.
final class TrainingSummary {
  /// As told by probabilities, and as it was.
  private static final String BOUGHT = "bought@10";

  private static final String HIT_RATE = "hit-rate@10";

  private TrainingSummary() {}

  /// By name: the version, every model that was compared, and what was counted.
  static SequencedMap<String, String> of(TrainedRecommender trained) {
    TrainingReport report = TrainingReport.of(trained.provenance());
    var results = new LinkedHashMap<String, String>();
    results.put("model", trained.version());
    results.put("why", why(report));
    for (Trial trial : report.trials()) {
      results.put("validation " + Trial.CRITERION + " " + trial.model(), figures(trial.quality()));
    }
    report.omitted().forEach((model, reason) -> results.put("not tried " + model, reason));
    report
        .test()
        .forEach((model, metrics) ->
            metrics
                .metrics()
                .forEach((name, interval) -> {
                  if (name.equals(Trial.CRITERION)
                      || name.equals(HIT_RATE)
                      || name.endsWith(BOUGHT)) {
                    results.put("test " + name + " " + model, figures(interval));
                  }
                }));
    results.putAll(report.counted());
    return results;
  }

  /// A few sentences.
  static List<String> words(TrainedRecommender trained) {
    TrainingReport report = TrainingReport.of(trained.provenance());
    var words = new ArrayList<String>();
    words.add("%s serves: %s.".formatted(trained.version(), why(report)));
    for (Trial trial : report.trials()) {
      words.add(
          "  %-16s %s %s  (%s)"
              .formatted(
                  trial.model(), Trial.CRITERION, figures(trial.quality()), trial.settings()));
    }
    report
        .omitted()
        .forEach((model, why) -> words.add("  %-16s not tried: %s".formatted(model, why)));
    String model = trained.provenance().model();
    MetricReport serving = report.test().get(model);
    MetricReport popular = report.test().get("popularity");
    if (serving == null || popular == null) {
      words.add("Too few orders to measure how good the recommendations are.");
    } else {
      words.add(
          "Trained on the time before the last fifth of the orders, its first 10 products hold one that the customer then bought for %s of the customers; the popular products do for %s."
              .formatted(percent(serving), percent(popular)));
      words.add(
          "By %s, which counts every product and its place: %s against %s."
              .formatted(
                  Trial.CRITERION,
                  figures(find(Trial.CRITERION, serving)),
                  figures(find(Trial.CRITERION, popular))));
    }
    report
        .foretold(model)
        .ifPresent(of ->
            words.add(
                "By its probabilities %s of ten products are bought by a customer who buys something new; %s were."
                    .formatted(figures(of.told()), figures(of.bought()))));
    return words;
  }

  private static String why(TrainingReport report) {
    return switch (report.why()) {
      case BEST -> "it foretells best what customers bought in the orders before the last fifth";
      case ASKED -> "it was asked for";
      case UNTRIED -> "not compared with others yet, of too few orders or for want of time";
    };
  }

  private static Interval find(String metric, MetricReport metrics) {
    return metrics.metrics().getOrDefault(metric, Interval.exact(0));
  }

  private static String figures(Interval interval) {
    return "%.4f [%.4f, %.4f]".formatted(interval.estimate(), interval.low(), interval.high());
  }

  private static String percent(MetricReport metrics) {
    Interval interval = find(HIT_RATE, metrics);
    return "%.1f %% (95 %% interval %.1f to %.1f)"
        .formatted(100 * interval.estimate(), 100 * interval.low(), 100 * interval.high());
  }
}
