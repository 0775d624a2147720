package io.shopkeeper.profile.predict;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.NewtonLogistic;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.BoostingSettings;
import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.numeric.boosting.GradientBoosting;
import io.shopkeeper.numeric.boosting.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Fits both kinds of model to rows, each with the settings and the calibration of the least log
/// loss on held-out folds of these rows.
///
/// Costs folds × settings fits of each kind.
public record ClassifierTrainer(Seed seed, Workers workers) {
  private static final int FOLDS = 5;
  private static final int LEAST_OF_A_CLASS = 10;
  private static final double[] PENALTIES = {1, 10, 100};

  /// Sums of trees that are averaged: a draw of rows and columns is then less of a matter of luck.
  private static final int BAGS = 3;

  private static final Growth[] GROWTHS = Growth.values();

  /// Ways to grow trees that compete.
  private enum Growth {
    SMALL(7, .05, 3),
    MIDDLE(15, .05, 3),
    LARGE(31, .1, .5);

    private static final int MOST_TREES = 1_500;
    private static final double COLUMN_SHARE = .6;

    /// A tree of fewer columns would not see what they do together.
    private static final double LEAST_COLUMNS = 4;

    private final int leaves;
    private final double rate;
    private final double leastChildWeight;

    Growth(int leaves, double rate, double leastChildWeight) {
      this.leaves = leaves;
      this.rate = rate;
      this.leastChildWeight = leastChildWeight;
    }

    BoostingSettings settings(int columns) {
      double share = Math.clamp(LEAST_COLUMNS / columns, COLUMN_SHARE, 1);
      return new BoostingSettings(
          MOST_TREES, leaves, rate, 1, leastChildWeight, .7, share, 255, 40);
    }
  }

  /// The kind with the least log loss on held-out folds first: the one that serves.
  ///
  /// @throws io.shopkeeper.profile.ProfileException if there are too few rows of a class
  public List<FittedClassifier> train(Labelled sample) {
    sample.requireBothClasses(LEAST_OF_A_CLASS);
    Folds folds = Folds.stratified(sample, FOLDS, seed.generator("folds"));
    FittedClassifier logistic = logistic(sample, folds);
    FittedClassifier boosted = boosted(sample, folds);
    return logistic.logLoss() <= boosted.logLoss()
        ? List.of(logistic, boosted)
        : List.of(boosted, logistic);
  }

  /// The model that can be read, alone.
  public FittedClassifier logistic(Labelled sample) {
    sample.requireBothClasses(LEAST_OF_A_CLASS);
    return logistic(sample, Folds.stratified(sample, FOLDS, seed.generator("folds")));
  }

  private FittedClassifier logistic(Labelled sample, Folds folds) {
    double[][] margins = new double[PENALTIES.length][sample.rows()];
    for (int fold = 0; fold < folds.count(); fold++) {
      Labelled rest = sample.rows(folds.rest(fold));
      int[] heldOut = folds.heldOut(fold);
      FeatureTable judged = sample.features().rows(heldOut);
      LinearEncoding encoding = LinearEncoding.of(rest.features());
      double[][] design = encoding.encode(rest.features(), workers);
      for (int p = 0; p < PENALTIES.length; p++) {
        LinearModel model = new NewtonLogistic(PENALTIES[p]).fit(design, rest.targets(), workers);
        scatter(
            new Classifier.Linear(encoding, model).margins(judged, workers), heldOut, margins[p]);
      }
    }
    int best = 0;
    CalibratorChoice least = CalibratorChoice.of(margins[0], sample.happened(), folds, workers);
    for (int p = 1; p < PENALTIES.length; p++) {
      var choice = CalibratorChoice.of(margins[p], sample.happened(), folds, workers);
      if (choice.logLoss() < least.logLoss()) {
        best = p;
        least = choice;
      }
    }
    LinearEncoding encoding = LinearEncoding.of(sample.features());
    LinearModel model =
        new NewtonLogistic(PENALTIES[best])
            .fit(encoding.encode(sample.features(), workers), sample.targets(), workers);
    return new FittedClassifier(
        ClassifierKind.LOGISTIC,
        new Classifier.Linear(encoding, model),
        least.calibrator(),
        String.format(
            Locale.ROOT,
            "%d terms, l2 %.0f, %s",
            model.weights().length,
            PENALTIES[best],
            least.calibrator().label()),
        least.logLoss());
  }

  private FittedClassifier boosted(Labelled sample, Folds folds) {
    double[][] margins = new double[GROWTHS.length][sample.rows()];
    int[] trees = new int[GROWTHS.length];
    for (int fold = 0; fold < folds.count(); fold++) {
      Labelled rest = sample.rows(folds.rest(fold));
      int[] heldOut = folds.heldOut(fold);
      Labelled judged = sample.rows(heldOut);
      TreeEncoding encoding = TreeEncoding.of(rest.features());
      var train = new GradientBoosting.Sample(encoding.encode(rest.features()), rest.targets());
      var validation =
          new GradientBoosting.Sample(encoding.encode(judged.features()), judged.targets());
      for (int g = 0; g < GROWTHS.length; g++) {
        BoostedTrees grown =
            new GradientBoosting(Loss.LOGISTIC, GROWTHS[g].settings(train.columns().count()))
                .fitStopping(train, validation, seed.generator("trees " + fold), workers);
        trees[g] += grown.trees().size();
        scatter(grown.margins(validation.columns(), workers), heldOut, margins[g]);
      }
    }
    int best = 0;
    CalibratorChoice least = CalibratorChoice.of(margins[0], sample.happened(), folds, workers);
    for (int g = 1; g < margins.length; g++) {
      var choice = CalibratorChoice.of(margins[g], sample.happened(), folds, workers);
      if (choice.logLoss() < least.logLoss()) {
        best = g;
        least = choice;
      }
    }
    TreeEncoding encoding = TreeEncoding.of(sample.features());
    Columns columns = encoding.encode(sample.features());
    BoostingSettings settings =
        GROWTHS[best].settings(columns.count()).withTrees(Math.max(1, trees[best] / folds.count()));
    List<BoostedTrees> bags = new ArrayList<>();
    for (int bag = 0; bag < BAGS; bag++) {
      bags.add(
          new GradientBoosting(Loss.LOGISTIC, settings)
              .fit(
                  new GradientBoosting.Sample(columns, sample.targets()),
                  seed.generator("bag " + bag),
                  workers));
    }
    return new FittedClassifier(
        ClassifierKind.BOOSTED,
        new Classifier.Boosted(encoding, BoostedTrees.mean(bags)),
        least.calibrator(),
        "%d × %d trees of %d leaves, %s"
            .formatted(BAGS, settings.trees(), settings.leaves(), least.calibrator().label()),
        least.logLoss());
  }

  private static void scatter(double[] values, int[] rows, double[] into) {
    for (int i = 0; i < rows.length; i++) {
      into[rows[i]] = values[i];
    }
  }
}
