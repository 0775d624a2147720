package io.shopkeeper.profile.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.BinaryReport;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.ClassifierKind;
import io.shopkeeper.profile.predict.ClassifierTrainer;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.predict.FittedClassifier;
import io.shopkeeper.profile.predict.Folds;
import io.shopkeeper.profile.predict.Labelled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/// Whether something happens to each record of a table, every record being foretold by models that
/// never saw it, nor one that is the same in all features: five folds, all choices within the other
/// four.
public record OutcomeProtocol(
    Outcome outcome, int folds, Seed seed, Workers workers, Progress progress) {
  private static final int LEAST_OF_A_CLASS = 25;

  /// What is foretold.
  public enum Outcome {
    /// Whether a session ends in a purchase.
    PURCHASE("purchase", "revenue", "purchase", "purchased", "converted", "label"),
    /// Whether a customer leaves.
    CHURN("churn", "churn", "churned", "exited", "attrition", "label");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // A copy that is never changed.
    private final List<String> columns;

    Outcome(String label, String... columns) {
      this.label = label;
      this.columns = List.of(columns);
    }

    public String label() {
      return label;
    }
  }

  /// Chooses and trains; the answer judges the records' held-out probabilities.
  ///
  /// @param model a kind's name, or `auto`
  /// @throws ProfileException if a column is missing or there is too little to learn from
  public Function<Bootstrap, ProtocolResult> fit(Records records, String model) {
    requireKind(model);
    int target = records.require(outcome.columns);
    List<FeatureColumn> columns = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int column = 0; column < records.columns().size(); column++) {
      if (column != target) {
        if (records.identifies(column)) {
          left.add(records.columns().get(column));
        } else {
          columns.add(records.feature(column));
        }
      }
    }
    var all = new FeatureTable(columns, records.cells().size());
    FeatureTable features = all.informative();
    left.addAll(all.uninformative());
    if (features.columns().isEmpty()) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "'%s' has no column that tells records apart, besides %s: all others are constant, missing"
                  .formatted(records.source(), records.columns().get(target))
              + " or ids");
    }
    Labelled sample =
        Labelled.of(features, records.outcomes(target)).requireBothClasses(LEAST_OF_A_CLASS);
    return fit(sample, model, left);
  }

  private static void requireKind(String model) {
    List<String> known = Arrays.stream(ClassifierKind.values()).map(ClassifierKind::label).toList();
    if (!model.equals("auto") && !known.contains(model)) {
      throw new IllegalArgumentException(
          "no model '%s': auto, %s".formatted(model, String.join(", ", known)));
    }
  }

  private Function<Bootstrap, ProtocolResult> fit(
      Labelled sample, String model, List<String> left) {
    Folds parts = Folds.stratified(sample, folds, seed.generator("outer folds"));
    double[] served = new double[sample.rows()];
    Map<ClassifierKind, double[]> byKind = new EnumMap<>(ClassifierKind.class);
    Map<String, Integer> chosen = new TreeMap<>();
    List<String> settings = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      progress.at("folds", fold, folds);
      int[] heldOut = parts.heldOut(fold);
      FeatureTable judged = sample.features().rows(heldOut);
      List<FittedClassifier> fitted =
          new ClassifierTrainer(seed.derive("fold " + fold), workers)
              .train(sample.rows(parts.rest(fold)));
      FittedClassifier serving =
          fitted.stream()
              .filter(one -> model.equals("auto") || one.kind().label().equals(model))
              .findFirst()
              .orElseThrow();
      chosen.merge(serving.kind().label(), 1, Integer::sum);
      settings.add(serving.settings());
      for (FittedClassifier one : fitted) {
        double[] probabilities = one.probabilities(judged, workers);
        double[] all = byKind.computeIfAbsent(one.kind(), _ -> new double[sample.rows()]);
        for (int i = 0; i < heldOut.length; i++) {
          all[heldOut[i]] = probabilities[i];
          if (one.kind() == serving.kind()) {
            served[heldOut[i]] = probabilities[i];
          }
        }
      }
    }
    String choice =
        "%d folds, %,d records, of which it happened to %,d%s; chosen in folds: %s; %s"
            .formatted(
                folds,
                sample.rows(),
                sample.positives(),
                left.isEmpty() ? "" : "; left out: " + String.join(", ", left),
                chosen,
                String.join("; ", settings));
    String name = chosen.size() == 1 ? chosen.keySet().iterator().next() : "chosen per fold";
    return bootstrap -> judged(sample, served, byKind, name, choice, bootstrap);
  }

  private ProtocolResult judged(
      Labelled sample,
      double[] served,
      Map<ClassifierKind, double[]> byKind,
      String name,
      String choice,
      Bootstrap bootstrap) {
    MetricReport metrics = new BinaryReport(sample.happened(), served).report(bootstrap);
    for (var kind : byKind.entrySet()) {
      var beside = new BinaryReport(sample.happened(), kind.getValue()).report(bootstrap);
      var named = new LinkedHashMap<String, Interval>();
      for (String metric : List.of("auc", "ece", "log-loss")) {
        named.put(
            kind.getKey().label() + "/" + metric,
            Objects.requireNonNull(beside.metrics().get(metric)));
      }
      metrics = metrics.and(new MetricReport(named));
    }
    List<String> lines = new ArrayList<>();
    for (double probability : served) {
      lines.add(String.format(Locale.ROOT, "%d\t%.6f", probability >= .5 ? 1 : 0, probability));
    }
    return new ProtocolResult(outcome.label(), name, choice, metrics, "records", lines);
  }
}
