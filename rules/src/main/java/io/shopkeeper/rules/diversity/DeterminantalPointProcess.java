package io.shopkeeper.rules.diversity;

import java.util.Arrays;

/// The list that a determinantal point process finds most probable, one product after the other, by
/// an incremental Cholesky factor (Chen, Zhang and Zhou, Fast greedy MAP inference for
/// determinantal point process to improve recommendation diversity, NeurIPS 2018, algorithm 1).
///
/// The kernel is L = Diag(exp(αr)) · S · Diag(exp(αr)) for scores r, so that choosing i raises log
/// det L by 2α·r_i + log d_i², where d_i² is the part of i that those chosen do not explain. Here
/// that is divided by 2α: a candidate loses `unit`·log d_i². S is the likeness, shrunk by
/// [#SHRINKAGE] off the diagonal, so that the same product twice is unlikely and not impossible.
/// The k-th choice costs k multiplications and one likeness per candidate.
public final class DeterminantalPointProcess implements Diversity {
  static final double SHRINKAGE = .9;

  private final Likeness likeness;
  private final double unit;
  private final double[] unexplained;

  /// Rows of the Cholesky factor, one for each candidate, as long as the list is so far.
  private double[][] factor;

  private int chosen;

  /// @param unit 1/(2α), in the unit of scores
  public DeterminantalPointProcess(int candidates, Likeness likeness, double unit) {
    this.likeness = likeness;
    this.unit = unit;
    this.unexplained = new double[candidates];
    Arrays.fill(unexplained, 1);
    this.factor = new double[candidates][8];
  }

  @Override
  public void choose(int candidate) {
    if (factor.length > 0 && chosen == factor[0].length) {
      factor =
          Arrays.stream(factor).map(row -> Arrays.copyOf(row, 2 * chosen)).toArray(double[][]::new);
    }
    double[] of = factor[candidate];
    double root = Math.sqrt(unexplained[candidate]);
    for (int i = 0; i < factor.length; i++) {
      if (i == candidate) {
        continue;
      }
      double[] row = factor[i];
      double common = SHRINKAGE * likeness.of(i, candidate);
      for (int k = 0; k < chosen; k++) {
        common -= of[k] * row[k];
      }
      row[chosen] = common / root;
      // Rounding must not make what was lost come back.
      unexplained[i] = Math.max(Double.MIN_NORMAL, unexplained[i] - row[chosen] * row[chosen]);
    }
    factor[candidate][chosen] = root;
    chosen++;
  }

  @Override
  public double penalty(int candidate) {
    return unit * Math.log(unexplained[candidate]);
  }
}
