package io.shopkeeper.profile.predict;

import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;

/// One column of a linear model's design, made of one feature.
public sealed interface LinearTerm {

  /// The feature's number in its table.
  int feature();

  /// The term's value for a row, before it is scaled.
  double value(FeatureColumn column, int row);

  /// How a numeric feature is read.
  ///
  /// Numbers beyond those that were learned from are taken for the nearest of these: what a line
  /// does out there nobody has seen. Days since the first order, for one, grow with a shop's log.
  ///
  /// @param logarithmic whether as `sign(x) log(1 + |x|)`
  /// @param ifMissing what stands for it where it is missing, read already
  /// @param low the least that was learned from, read already
  /// @param high the most, likewise
  record Reading(boolean logarithmic, double ifMissing, double low, double high) {
    double of(FeatureColumn column, int row) {
      float x = column instanceof Numeric numeric ? numeric.values()[row] : Float.NaN;
      return Float.isNaN(x) ? ifMissing : Math.clamp(scaled(x, logarithmic), low, high);
    }

    static double scaled(double x, boolean logarithmic) {
      return logarithmic ? Math.copySign(Math.log1p(Math.abs(x)), x) : x;
    }
  }

  /// A number itself.
  record Straight(int feature, Reading reading) implements LinearTerm {
    @Override
    public double value(FeatureColumn column, int row) {
      return reading.of(column, row);
    }
  }

  /// One function of the basis of natural cubic splines (Hastie, Tibshirani and Friedman, "The
  /// Elements of Statistical Learning", eq. 5.4 and 5.5): cubic between the outer knots, straight
  /// beyond them.
  ///
  /// @param knot ξ_k
  /// @param lastButOne ξ_{K−1}
  /// @param last ξ_K
  record Bend(int feature, Reading reading, double knot, double lastButOne, double last)
      implements LinearTerm {
    @Override
    public double value(FeatureColumn column, int row) {
      double x = reading.of(column, row);
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
}
