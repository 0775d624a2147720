package io.shopkeeper.profile.uplift;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The way to learn uplift that ranks held-out folds of a trial best, fitted to the whole trial.
public record UpliftTrainer(Seed seed, Workers workers) {
  private static final int FOLDS = 5;

  /// A model, the way it was learned, and the Qini coefficients on held-out folds by which that way
  /// was chosen.
  public record Chosen(
      UpliftLearner learner, UpliftModel model, Map<UpliftLearner, Double> coefficients) {}

  /// @throws io.shopkeeper.profile.ProfileException if the trial holds too little
  public Chosen train(Trial trial) {
    trial.requireEnough();
    int[] fold = folds(trial, seed.generator("folds"));
    Map<UpliftLearner, Double> coefficients = new EnumMap<>(UpliftLearner.class);
    for (UpliftLearner learner : UpliftLearner.values()) {
      double sum = 0;
      for (int f = 0; f < FOLDS; f++) {
        Trial heldOut = trial.rows(rows(fold, f, true));
        UpliftModel model = learner.fit(trial.rows(rows(fold, f, false)), seed, workers);
        int[] once = new int[heldOut.rows()];
        Arrays.fill(once, 1);
        sum += new Qini(heldOut, model.uplift(heldOut.features())).coefficient(once);
      }
      coefficients.put(learner, sum / FOLDS);
    }
    return best(trial, coefficients);
  }

  /// A given way, fitted to the whole trial.
  public Chosen train(Trial trial, UpliftLearner learner) {
    return best(trial.requireEnough(), Map.of(learner, 0.0));
  }

  private Chosen best(Trial trial, Map<UpliftLearner, Double> coefficients) {
    UpliftLearner best =
        coefficients.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return new Chosen(best, best.fit(trial, seed, workers), coefficients);
  }

  /// Both arms are dealt out evenly.
  private static int[] folds(Trial trial, RandomGenerator random) {
    int[] fold = new int[trial.rows()];
    for (boolean arm : new boolean[] {true, false}) {
      int[] rows = trial.arm(arm);
      for (int i = rows.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = rows[i];
        rows[i] = rows[j];
        rows[j] = swapped;
      }
      for (int i = 0; i < rows.length; i++) {
        fold[rows[i]] = i % FOLDS;
      }
    }
    return fold;
  }

  private static int[] rows(int[] fold, int f, boolean of) {
    return IntStream.range(0, fold.length).filter(row -> fold[row] == f == of).toArray();
  }
}
