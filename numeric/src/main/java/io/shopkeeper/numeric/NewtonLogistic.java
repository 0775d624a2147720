package io.shopkeeper.numeric;

import java.util.Arrays;

/// Logistic regression with a quadratic penalty, by Newton's method (iteratively reweighted least
/// squares: Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", §4.4.1):
/// minimises `Σ log(1 + exp(margin)) − y · margin + ½ l2 |w|²`, the bias not being penalised.
///
/// Exact to the last digits in some ten steps of O(rows · columns²): for up to some hundred
/// columns; for more, and for sparse ones, [LogisticRegression]. Targets may be probabilities. The
/// result is the same at any number of workers.
///
/// @param l2 above 0, so that there is one best point, whatever the columns
public record NewtonLogistic(double l2) {
  private static final int STEPS = 50;
  private static final int HALVINGS = 30;
  private static final double ENOUGH = 1e-10;

  public NewtonLogistic {
    if (!(l2 > 0)) {
      throw new IllegalArgumentException("l2 must be above 0: " + l2);
    }
  }

  /// @param columns of column, row
  /// @param targets in [0, 1]
  public LinearModel fit(double[][] columns, double[] targets, Workers workers) {
    double[] ones = new double[targets.length];
    Arrays.fill(ones, 1);
    return fit(columns, targets, ones, workers);
  }

  /// @param counts how much every row counts, at least 0
  public LinearModel fit(double[][] columns, double[] targets, double[] counts, Workers workers) {
    int p = columns.length;
    int rows = targets.length;
    for (double[] column : columns) {
      if (column.length != rows) {
        throw new IllegalArgumentException(
            "a column of %,d rows, %,d targets".formatted(column.length, rows));
      }
    }
    double[] point = new double[p + 1];
    double[] margins = new double[rows];
    double value = objective(margins, targets, counts, point);
    for (int step = 0; step < STEPS; step++) {
      double[] direction = direction(columns, targets, counts, margins, point, workers);
      double[] along = times(columns, direction, rows);
      double length = 1;
      double[] next = moved(point, 1, direction);
      double[] nextMargins = moved(margins, 1, along);
      double nextValue = objective(nextMargins, targets, counts, next);
      for (int halving = 0; !(nextValue <= value) && halving < HALVINGS; halving++) {
        length /= 2;
        next = moved(point, length, direction);
        nextMargins = moved(margins, length, along);
        nextValue = objective(nextMargins, targets, counts, next);
      }
      if (!(nextValue < value)) {
        break;
      }
      boolean still = value - nextValue <= ENOUGH * Math.abs(value);
      point = next;
      margins = nextMargins;
      value = nextValue;
      if (still) {
        break;
      }
    }
    return new LinearModel(Arrays.copyOf(point, p), point[p]);
  }

  private double objective(double[] margins, double[] targets, double[] counts, double[] point) {
    double sum = 0;
    for (int row = 0; row < margins.length; row++) {
      sum +=
          counts[row] * (LogisticRegression.softplus(margins[row]) - targets[row] * margins[row]);
    }
    for (int j = 0; j < point.length - 1; j++) {
      sum += l2 / 2 * point[j] * point[j];
    }
    return sum;
  }

  /// The x of `H x = −g`.
  private double[] direction(
      double[][] columns,
      double[] targets,
      double[] counts,
      double[] margins,
      double[] point,
      Workers workers) {
    int p = columns.length;
    int rows = targets.length;
    double[] residuals = new double[rows];
    double[] curvatures = new double[rows];
    for (int row = 0; row < rows; row++) {
      double probability = LinearModel.probability(margins[row]);
      residuals[row] = counts[row] * (targets[row] - probability);
      curvatures[row] = counts[row] * Math.max(1e-12, probability * (1 - probability));
    }
    double[][] hessian = new double[p + 1][p + 1];
    double[] downhill = new double[p + 1];
    workers.forEach(
        p + 1,
        1,
        () -> {
          double[] weighted = new double[rows];
          return j -> {
            double slope = 0;
            double total = 0;
            for (int row = 0; row < rows; row++) {
              double x = j == p ? 1 : columns[j][row];
              weighted[row] = curvatures[row] * x;
              slope += residuals[row] * x;
              total += weighted[row] * x;
            }
            downhill[j] = slope - (j == p ? 0 : l2 * point[j]);
            hessian[j][j] = total + (j == p ? 1e-9 : l2);
            for (int k = 0; k < j; k++) {
              hessian[j][k] = dot(weighted, columns[k]);
            }
          };
        });
    return Cholesky.of(hessian).solve(downhill);
  }

  private static double dot(double[] a, double[] b) {
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < a.length; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < a.length ? even + odd + a[i] * b[i] : even + odd;
  }

  private static double[] times(double[][] columns, double[] weights, int rows) {
    double[] product = new double[rows];
    Arrays.fill(product, weights[columns.length]);
    for (int j = 0; j < columns.length; j++) {
      double weight = weights[j];
      double[] column = columns[j];
      for (int row = 0; row < rows; row++) {
        product[row] += weight * column[row];
      }
    }
    return product;
  }

  private static double[] moved(double[] point, double length, double[] direction) {
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += length * direction[i];
    }
    return moved;
  }
}
