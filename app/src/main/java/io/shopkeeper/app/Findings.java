package io.shopkeeper.app;

import io.shopkeeper.content.evaluation.CopyResult;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.experiment.evaluation.ExperimentResult;
import io.shopkeeper.language.evaluation.TextResult;
import io.shopkeeper.profile.evaluation.ProfileResult;
import io.shopkeeper.recommend.evaluation.EvaluationResult;
import io.shopkeeper.search.evaluation.SearchEvaluation;
import java.util.SortedMap;
import java.util.TreeMap;

/// What any protocol found, as far as it is printed.
///
/// @param settings of the model, for people
/// @param dropping what was taken out of train because test has it
/// @param omitted why a model was not tried, by its name
/// @param unit of which so many a second were predicted
record Findings(
    String protocol,
    String model,
    String settings,
    MetricReport metrics,
    int dropped,
    String dropping,
    SortedMap<String, String> omitted,
    String unit) {

  static Findings of(EvaluationResult result) {
    return new Findings(
        result.protocol(),
        result.model(),
        result.candidate().toString(),
        result.metrics(),
        result.dropped(),
        "pairs",
        result.omitted(),
        "users");
  }

  static Findings of(ProfileResult result) {
    return ofRecords(result.protocol(), result.model(), result.settings(), result.metrics());
  }

  static Findings of(ExperimentResult result) {
    return ofRecords(result.protocol(), result.model(), result.settings(), result.metrics());
  }

  static Findings of(CopyResult result) {
    return new Findings(
        result.protocol(),
        result.model(),
        result.settings(),
        result.metrics(),
        result.dropped(),
        "records",
        new TreeMap<>(),
        "texts");
  }

  static Findings of(SearchEvaluation result) {
    return new Findings(
        "search",
        result.model(),
        result.settings(),
        result.metrics(),
        result.dropped(),
        "queries",
        new TreeMap<>(),
        "queries");
  }

  private static Findings ofRecords(
      String protocol, String model, String settings, MetricReport metrics) {
    return new Findings(
        protocol, model, settings, metrics, 0, "records", new TreeMap<>(), "records");
  }

  static Findings of(TextResult result) {
    return new Findings(
        result.protocol(),
        result.model(),
        result.settings(),
        result.metrics(),
        result.dropped(),
        "records",
        new TreeMap<>(),
        "texts");
  }
}
