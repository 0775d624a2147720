package io.shopkeeper.profile.predict;

import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;

/// One column of a linear model's design, made of one feature.
public sealed interface LinearTerm {

  /// The feature's number in its table.
  int feature();

  /// The term's value for a row, before it is scaled.
  double value(FeatureColumn column, int row);

  /// A number itself, or `sign(x) log(1 + |x|)` of it.
  record Straight(int feature, boolean logarithmic, double ifMissing) implements LinearTerm {
    @Override
    public double value(FeatureColumn column, int row) {
      return number(column, row, logarithmic, ifMissing);
    }
  }

  /// One function of the basis of natural cubic splines (Hastie, Tibshirani and Friedman, "The
  /// Elements of Statistical Learning", eq. 5.4 and 5.5): cubic between the outer knots, straight
  /// beyond them.
  ///
  /// @param knot ξ_k
  /// @param lastButOne ξ_{K−1}
  /// @param last ξ_K
  record Bend(
      int feature,
      boolean logarithmic,
      double ifMissing,
      double knot,
      double lastButOne,
      double last)
      implements LinearTerm {
    @Override
    public double value(FeatureColumn column, int row) {
      double x = number(column, row, logarithmic, ifMissing);
      return ratio(x, knot) - ratio(x, lastButOne);
    }

    /// d_k(x), eq. 5.5.
    private double ratio(double x, double from) {
      return (cube(x - from) - cube(x - last)) / (last - from);
    }

    private static double cube(double x) {
      return x > 0 ? x * x * x : 0;
    }
  }

  /// Whether a number is a certain one.
  record Exactly(int feature, float number) implements LinearTerm {
    @Override
    public double value(FeatureColumn column, int row) {
      return column instanceof Numeric numeric && numeric.values()[row] == number ? 1 : 0;
    }
  }

  /// Whether a row is of a level.
  record Level(int feature, String level) implements LinearTerm {
    @Override
    public double value(FeatureColumn column, int row) {
      return column instanceof Categorical categorical
              && categorical.codes()[row] != Categorical.MISSING
              && categorical.levels().get(categorical.codes()[row]).equals(level)
          ? 1
          : 0;
    }
  }

  /// Whether the value is missing.
  record Missing(int feature) implements LinearTerm {
    @Override
    public double value(FeatureColumn column, int row) {
      return column.missing(row) ? 1 : 0;
    }
  }

  private static double number(
      FeatureColumn column, int row, boolean logarithmic, double ifMissing) {
    float x = column instanceof Numeric numeric ? numeric.values()[row] : Float.NaN;
    return Float.isNaN(x) ? ifMissing : scaled(x, logarithmic);
  }

  static double scaled(double x, boolean logarithmic) {
    return logarithmic ? Math.copySign(Math.log1p(Math.abs(x)), x) : x;
  }
}
