package io.shopkeeper.numeric;

/// Logistic regression with a quadratic penalty: minimises `½ |w|² + cost · Σ log(1 + exp(−y (w·x +
/// b)))` over w and b, y being ±1; the bias is not penalised.
///
/// By L-BFGS, each step two products with the matrix. The result is the same at any number of
/// workers.
///
/// @param cost weight of the records against the penalty, above 0
/// @param steps of L-BFGS at most
public record LogisticRegression(double cost, int steps) {
  private static final int MEMORY = 8;
  private static final double TOLERANCE = 1e-3;

  public LogisticRegression {
    if (!(cost > 0)) {
      throw new IllegalArgumentException("cost must be above 0: " + cost);
    }
  }

  /// @param positive for every row, whether its y is +1
  public LinearModel fit(Design design, boolean[] positive, Workers workers) {
    int rows = design.rows();
    int columns = design.columns();
    if (positive.length != rows) {
      throw new IllegalArgumentException("%d rows, %d labels".formatted(rows, positive.length));
    }
    double[] margins = new double[rows];
    Lbfgs.Objective objective =
        (point, gradient) -> {
          design.times(point, margins, workers);
          double loss = 0;
          double slope = 0;
          for (int row = 0; row < rows; row++) {
            double sign = positive[row] ? 1 : -1;
            double margin = sign * (margins[row] + point[columns]);
            loss += softplus(-margin);
            margins[row] = -cost * sign * LinearModel.probability(-margin);
            slope += margins[row];
          }
          design.transposedTimes(margins, gradient, workers);
          double penalty = 0;
          for (int column = 0; column < columns; column++) {
            penalty += point[column] * point[column];
            gradient[column] += point[column];
          }
          gradient[columns] = slope;
          return penalty / 2 + cost * loss;
        };
    double[] reached =
        new Lbfgs(MEMORY, steps, TOLERANCE).minimise(objective, new double[columns + 1]);
    return new LinearModel(java.util.Arrays.copyOf(reached, columns), reached[columns]);
  }

  /// `log(1 + exp(x))` without overflow.
  static double softplus(double x) {
    return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
  }
}
