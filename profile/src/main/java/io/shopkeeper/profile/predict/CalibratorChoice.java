package io.shopkeeper.profile.predict;

import io.shopkeeper.numeric.Workers;
import java.util.List;

/// The calibrator with the least log loss on rows it did not see, each held-out log-odds being
/// judged by what was fitted to the other folds'.
record CalibratorChoice(Calibrator calibrator, double logLoss) {

  /// How a calibrator is fitted.
  private interface Fitting {
    Calibrator fit(double[] margins, boolean[] happened);
  }

  /// @param margins of every row, made by a model that did not see it
  static CalibratorChoice of(double[] margins, boolean[] happened, Folds folds, Workers workers) {
    List<Fitting> ways =
        List.of(
            (_, _) -> new Calibrator.AsTheyAre(),
            (m, h) -> Calibrator.Platt.fit(m, h, workers),
            Calibrator.Isotonic::fit);
    Fitting best = ways.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (Fitting way : ways) {
      double loss = 0;
      for (int fold = 0; fold < folds.count(); fold++) {
        int[] rest = folds.rest(fold);
        int[] heldOut = folds.heldOut(fold);
        Calibrator fitted = way.fit(chosen(margins, rest), chosen(happened, rest));
        for (int row : heldOut) {
          double probability = Math.clamp(fitted.probability(margins[row]), 1e-15, 1 - 1e-15);
          loss -= Math.log(happened[row] ? probability : 1 - probability);
        }
      }
      if (loss < least) {
        least = loss;
        best = way;
      }
    }
    return new CalibratorChoice(best.fit(margins, happened), least / margins.length);
  }

  private static double[] chosen(double[] values, int[] rows) {
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = values[rows[i]];
    }
    return chosen;
  }

  private static boolean[] chosen(boolean[] values, int[] rows) {
    boolean[] chosen = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = values[rows[i]];
    }
    return chosen;
  }
}
