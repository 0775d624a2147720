package io.shopkeeper.profile.uplift;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.NewtonLogistic;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.BoostingSettings;
import io.shopkeeper.numeric.boosting.GradientBoosting;
import io.shopkeeper.numeric.boosting.Loss;
import io.shopkeeper.profile.predict.Classifier;
import io.shopkeeper.profile.predict.FeatureTable;
import io.shopkeeper.profile.predict.LinearEncoding;
import io.shopkeeper.profile.predict.TreeEncoding;
import java.util.Arrays;

/// Ways to learn uplift. Effects are small beside outcomes, so that models are kept simple: few
/// shallow trees, a strong penalty.
public enum UpliftLearner {
  /// Two logistic regressions, one of those addressed and one of the others; their difference.
  TWO_REGRESSIONS("two-regressions") {
    @Override
    UpliftModel fit(Trial trial, Seed seed, Workers workers) {
      var encoding = LinearEncoding.of(trial.features());
      Classifier[] models = new Classifier[2];
      for (int arm = 0; arm < 2; arm++) {
        int[] rows = trial.arm(arm == 1);
        LinearModel model =
            new NewtonLogistic(PENALTY)
                .fit(
                    encoding.encode(trial.features().rows(rows), workers),
                    trial.outcomes(rows),
                    workers);
        models[arm] = new Classifier.Linear(encoding, model);
      }
      return table -> {
        double[] addressed = models[1].margins(table, workers);
        double[] others = models[0].margins(table, workers);
        double[] uplift = new double[addressed.length];
        Arrays.setAll(
            uplift,
            i -> LinearModel.probability(addressed[i]) - LinearModel.probability(others[i]));
        return uplift;
      };
    }
  },

  /// The same with boosted trees.
  TWO_MODELS("two-models") {
    @Override
    UpliftModel fit(Trial trial, Seed seed, Workers workers) {
      var encoding = TreeEncoding.of(trial.features());
      BoostedTrees addressed = outcome(trial, true, encoding, seed, workers);
      BoostedTrees others = outcome(trial, false, encoding, seed, workers);
      return table -> {
        double[] uplift = probabilities(addressed, table, encoding, workers);
        double[] without = probabilities(others, table, encoding, workers);
        Arrays.setAll(uplift, i -> uplift[i] - without[i]);
        return uplift;
      };
    }
  },

  /// What each arm's outcomes are above those expected in the other, learned in both and weighted
  /// by the share addressed (X-learner: Künzel et al. 2019, eq. 8 to 10).
  X_LEARNER("x-learner") {
    @Override
    UpliftModel fit(Trial trial, Seed seed, Workers workers) {
      var encoding = TreeEncoding.of(trial.features());
      double propensity = trial.propensity();
      BoostedTrees[] effects = new BoostedTrees[2];
      for (int arm = 0; arm < 2; arm++) {
        int[] rows = trial.arm(arm == 1);
        FeatureTable table = trial.features().rows(rows);
        BoostedTrees other = outcome(trial, arm == 0, encoding, seed, workers);
        double[] expected = probabilities(other, table, encoding, workers);
        double[] actual = trial.outcomes(rows);
        double sign = arm == 1 ? 1 : -1;
        Arrays.setAll(actual, i -> sign * (actual[i] - expected[i]));
        effects[arm] = effect(table, actual, encoding, seed, workers);
      }
      return table -> {
        var columns = encoding.encode(table);
        double[] addressed = effects[1].margins(columns, workers);
        double[] others = effects[0].margins(columns, workers);
        double[] uplift = new double[addressed.length];
        Arrays.setAll(uplift, i -> propensity * others[i] + (1 - propensity) * addressed[i]);
        return uplift;
      };
    }
  },

  /// One regression of the outcome divided by the probability of the arm it was seen in, with a
  /// minus for those not addressed: its mean is the uplift (class transformation: Jaśkowski and
  /// Jaroszewicz 2012; Athey and Imbens 2015 for unequal arms).
  TRANSFORMATION("class-transformation") {
    @Override
    UpliftModel fit(Trial trial, Seed seed, Workers workers) {
      var encoding = TreeEncoding.of(trial.features());
      double propensity = trial.propensity();
      double[] targets = new double[trial.rows()];
      Arrays.setAll(
          targets,
          i ->
              !trial.happened()[i]
                  ? 0
                  : trial.treated()[i] ? 1 / propensity : -1 / (1 - propensity));
      BoostedTrees trees = effect(trial.features(), targets, encoding, seed, workers);
      return table -> trees.margins(encoding.encode(table), workers);
    }
  };

  private static final double PENALTY = 100;

  /// Leaves are small and many rows are in each; trees stop early.
  private static final BoostingSettings OUTCOMES =
      new BoostingSettings(100, 6, .05, 10, 20, .7, .7, 63, 1);

  private static final BoostingSettings EFFECTS =
      new BoostingSettings(60, 4, .05, 100, 500, .7, .7, 63, 1);

  private final String label;

  UpliftLearner(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// Learns from a trial with enough customers.
  abstract UpliftModel fit(Trial trial, Seed seed, Workers workers);

  private static BoostedTrees outcome(
      Trial trial, boolean addressed, TreeEncoding encoding, Seed seed, Workers workers) {
    int[] rows = trial.arm(addressed);
    return new GradientBoosting(Loss.LOGISTIC, OUTCOMES)
        .fit(
            new GradientBoosting.Sample(
                encoding.encode(trial.features().rows(rows)), trial.outcomes(rows)),
            seed.generator("outcomes"),
            workers);
  }

  private static BoostedTrees effect(
      FeatureTable table, double[] targets, TreeEncoding encoding, Seed seed, Workers workers) {
    double least = Math.min(EFFECTS.leastChildWeight(), table.rows() / 20.0);
    return new GradientBoosting(Loss.SQUARED, EFFECTS.withLeastChildWeight(least))
        .fit(
            new GradientBoosting.Sample(encoding.encode(table), targets),
            seed.generator("effects"),
            workers);
  }

  private static double[] probabilities(
      BoostedTrees trees, FeatureTable table, TreeEncoding encoding, Workers workers) {
    double[] margins = trees.margins(encoding.encode(table), workers);
    Arrays.setAll(margins, i -> LinearModel.probability(margins[i]));
    return margins;
  }
}
