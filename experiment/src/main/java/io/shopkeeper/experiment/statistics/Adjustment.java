package io.shopkeeper.experiment.statistics;

import io.shopkeeper.numeric.Cholesky;
import java.util.ArrayList;
import java.util.List;

/// The weights θ of covariates that were known before the experiment: those of the regression of
/// the target on them over both arms together (Deng et al. 2013, §3.1; several covariates at once).
final class Adjustment {
  /// A covariate of which those before it leave less than this share of variance says nothing new.
  private static final double LEAST_SHARE = 1e-9;

  private Adjustment() {}

  /// Both arms' covariances added, each about its own values: for ratios, whose linearisations
  /// differ between the arms.
  static Sample sum(Sample a, Sample b) {
    int size = a.covariances().length;
    double[][] sum = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        sum[i][j] = a.covariances()[i][j] + b.covariances()[i][j];
      }
    }
    return new Sample(a.units() + b.units(), a.value(), a.covariates(), sum, Double.NaN);
  }

  /// `θ = S⁻¹ c`; 0 for covariates that are constant or follow from those before.
  static double[] weights(Sample pooled) {
    int k = pooled.covariates().length;
    List<Integer> kept = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      double variance = pooled.covariances()[j + 1][j + 1];
      double left = variance - explained(pooled, kept, j);
      if (variance > 0 && left > LEAST_SHARE * variance) {
        kept.add(j);
      }
    }
    double[] weights = new double[k];
    if (!kept.isEmpty()) {
      double[] solved = solve(pooled, kept, 0);
      for (int i = 0; i < solved.length; i++) {
        weights[kept.get(i)] = solved[i];
      }
    }
    return weights;
  }

  private static double explained(Sample pooled, List<Integer> kept, int covariate) {
    if (kept.isEmpty()) {
      return 0;
    }
    double[] solved = solve(pooled, kept, covariate + 1);
    double sum = 0;
    for (int i = 0; i < solved.length; i++) {
      sum += solved[i] * pooled.covariances()[kept.get(i) + 1][covariate + 1];
    }
    return sum;
  }

  /// The regression of a row of the covariances on the covariates kept.
  private static double[] solve(Sample pooled, List<Integer> kept, int row) {
    int size = kept.size();
    double[][] matrix = new double[size][size];
    double[] right = new double[size];
    for (int i = 0; i < size; i++) {
      right[i] = pooled.covariances()[kept.get(i) + 1][row];
      for (int j = 0; j < size; j++) {
        matrix[i][j] = pooled.covariances()[kept.get(i) + 1][kept.get(j) + 1];
      }
    }
    return Cholesky.of(matrix).solve(right);
  }
}
