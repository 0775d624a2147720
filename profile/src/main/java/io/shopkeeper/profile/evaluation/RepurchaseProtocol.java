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
import io.shopkeeper.profile.predict.ClassifierTrainer;
import io.shopkeeper.profile.predict.FeatureColumn;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.predict.FittedClassifier;
import io.shopkeeper.profile.predict.Labelled;
import io.shopkeeper.profile.repurchase.Repurchases;
import io.shopkeeper.profile.repurchase.SaleLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.function.Function;

/// Whether customers buy again within 90 days, the last 90 days of a log being held out.
///
/// Learned from are the customers as they were on earlier days a month apart, each with the 90 days
/// behind, none of which reaches into those held out; all choices are made on folds of customers.
/// The baseline sees log(1 + x) of recency, frequency, money and tenure, as splines with a penalty
/// that the same folds choose. Features are checked not to look ahead.
public record RepurchaseProtocol(Seed seed, Workers workers, Progress progress) {
  private static final int AHEAD = 90;
  private static final int STEP = 30;
  private static final int LEAST_HISTORY = 60;
  private static final List<String> PLAIN = List.of("recency", "purchases", "money", "tenure");

  /// Chooses and trains; the answer judges the last 90 days.
  public Function<Bootstrap, ProtocolResult> fit(SaleLog log) {
    if (log.lines() == 0) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN, "there are no sales to known customers");
    }
    int first = log.day(0);
    int today = log.day(log.lines() - 1) - AHEAD;
    List<Labelled> earlier = new ArrayList<>();
    for (int day = today - AHEAD; day - first >= LEAST_HISTORY; day -= STEP) {
      progress.at("earlier days", earlier.size(), -1);
      earlier.add(Repurchases.labelled(log, day, AHEAD));
    }
    if (earlier.isEmpty()) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "sales of %d days: at least %d are needed to learn from and be judged by"
              .formatted(today + AHEAD - first + 1, 2 * AHEAD + LEAST_HISTORY + 1));
    }
    Labelled sample = Labelled.stacked(earlier);
    Labelled judged = Repurchases.labelled(log, today, AHEAD).requireBothClasses(1);
    progress.at("choosing", 0, 2);
    var trainer = new ClassifierTrainer(seed, workers);
    List<FittedClassifier> fitted = trainer.train(sample);
    progress.at("choosing", 1, 2);
    FittedClassifier baseline = trainer.logistic(sample.with(plain(sample.features())));
    FittedClassifier served = fitted.getFirst();
    double[] ours = served.probabilities(judged.features(), workers);
    double[] theirs = baseline.probabilities(plain(judged.features()), workers);
    String settings =
        "%,d customers on %d earlier days, %,d judged, of whom %,d bought again; held-out log loss %s"
                .formatted(
                    sample.rows(),
                    earlier.size(),
                    judged.rows(),
                    judged.positives(),
                    String.join(
                        ", ",
                        fitted.stream()
                            .map(f ->
                                String.format(
                                    Locale.ROOT,
                                    "%s %.4f (%s)",
                                    f.kind().label(),
                                    f.logLoss(),
                                    f.settings()))
                            .toList()))
            + String.format(
                Locale.ROOT, ", baseline %.4f (%s)", baseline.logLoss(), baseline.settings());
    return bootstrap -> {
      var report = new BinaryReport(judged.happened(), ours);
      var beside = new BinaryReport(judged.happened(), theirs);
      SequencedMap<String, Interval> metrics = new LinkedHashMap<>();
      metrics.put("auc-above-baseline", report.areaAbove(beside, bootstrap));
      beside
          .report(bootstrap)
          .metrics()
          .forEach((name, value) -> {
            if (List.of("auc", "ece", "log-loss").contains(name)) {
              metrics.put("baseline/" + name, value);
            }
          });
      List<String> lines = new ArrayList<>();
      for (double probability : ours) {
        lines.add(String.format(Locale.ROOT, "%d\t%.6f", probability >= .5 ? 1 : 0, probability));
      }
      return new ProtocolResult(
          "purchase",
          served.kind().label(),
          settings,
          report.report(bootstrap).and(new MetricReport(metrics)),
          "records",
          lines);
    };
  }

  /// log(1 + x) of recency, frequency, money and tenure.
  static FeatureTable plain(FeatureTable table) {
    List<FeatureColumn> columns = new ArrayList<>();
    for (FeatureColumn column : table.columns()) {
      if (column instanceof Numeric numeric && PLAIN.contains(column.name())) {
        float[] logarithms = new float[table.rows()];
        for (int row = 0; row < logarithms.length; row++) {
          logarithms[row] = (float) Math.log1p(numeric.values()[row]);
        }
        columns.add(new Numeric(column.name(), logarithms));
      }
    }
    return new FeatureTable(columns, table.rows());
  }
}
