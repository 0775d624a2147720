package io.shopkeeper.experiment.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sums and sums of products of the rows of an arm's units: all that is kept of them. Moments of
/// days or segments add up to those of their union.
///
/// Plain sums, so that they add up exactly where values are whole; a spread that is a ten-millionth
/// of the mean drowns in rounding. Not thread-safe while rows are added.
public final class Moments {
  private final int columns;
  private long count;
  private final double[] sums;

  /// Of columns i ≥ j, at i(i + 1)/2 + j.
  private final double[] products;

  /// Of the first column's third powers; NaN where only sums of squares were given.
  private double cubes;

  /// No units yet.
  ///
  /// @param columns of a row, at least 1
  public Moments(int columns) {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1: " + columns);
    }
    this.columns = columns;
    this.sums = new double[columns];
    this.products = new double[columns * (columns + 1) / 2];
  }

  /// Moments that another program summed.
  ///
  /// @param products of columns i ≥ j, row by row: `[[Σ xx], [Σ yx, Σ yy], …]`
  public static Moments of(long count, double[] sums, double[][] products) {
    return of(count, sums, products, Double.NaN);
  }

  /// The same with the sum of the first column's third powers.
  public static Moments of(long count, double[] sums, double[][] products, double cubes) {
    var moments = new Moments(sums.length);
    moments.count = count;
    moments.cubes = cubes;
    System.arraycopy(sums, 0, moments.sums, 0, sums.length);
    for (int i = 0; i < sums.length; i++) {
      System.arraycopy(products[i], 0, moments.products, i * (i + 1) / 2, i + 1);
    }
    return moments;
  }

  /// Moments of one column that another program summed, third powers included.
  public static Moments of(long count, double sum, double squares, double cubes) {
    return of(count, new double[] {sum}, new double[][] {{squares}}, cubes);
  }

  /// Adds a unit.
  public void add(double... row) {
    if (row.length != columns) {
      throw new IllegalArgumentException("%d values, %d columns".formatted(row.length, columns));
    }
    count++;
    cubes += row[0] * row[0] * row[0];
    int at = 0;
    for (int i = 0; i < columns; i++) {
      sums[i] += row[i];
      for (int j = 0; j <= i; j++) {
        products[at++] += row[i] * row[j];
      }
    }
  }

  /// Adds a unit of one column.
  public void add(double value) {
    count++;
    sums[0] += value;
    products[0] += value * value;
    cubes += value * value * value;
  }

  /// Those of both; neither is changed.
  public Moments plus(Moments other) {
    var both = new Moments(columns);
    both.addAll(this);
    both.addAll(other);
    return both;
  }

  /// Adds another part's units to these.
  public void addAll(Moments other) {
    if (other.columns != columns) {
      throw new IllegalArgumentException(
          "%d columns to add to %d".formatted(other.columns, columns));
    }
    count += other.count;
    cubes += other.cubes;
    for (int i = 0; i < columns; i++) {
      sums[i] += other.sums[i];
    }
    for (int i = 0; i < products.length; i++) {
      products[i] += other.products[i];
    }
  }

  public int columns() {
    return columns;
  }

  public long count() {
    return count;
  }

  public double sum(int column) {
    return sums[column];
  }

  public double mean(int column) {
    return sums[column] / count;
  }

  /// Over n − 1; 0 for fewer than two units.
  public double covariance(int i, int j) {
    return count < 2 ? 0 : populationCovariance(i, j) * count / (count - 1);
  }

  /// Over n; 0 for no units.
  public double populationCovariance(int i, int j) {
    int row = Math.max(i, j);
    double product = products[row * (row + 1) / 2 + Math.min(i, j)];
    return count == 0 ? 0 : (product - sums[i] * sums[j] / count) / count;
  }

  /// Of the first column; 0 where it does not vary, NaN where third powers were not given.
  public double skewness() {
    double variance = populationCovariance(0, 0);
    double mean = mean(0);
    if (!(variance > 0)) {
      return 0;
    }
    return (cubes / count - 3 * mean * variance - mean * mean * mean) / Math.pow(variance, 1.5);
  }

  /// Whether all sums are the same.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Moments moments
        && moments.count == count
        && Arrays.equals(moments.sums, sums)
        && Arrays.equals(moments.products, products)
        && Double.compare(moments.cubes, cubes) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(count) + 31 * Arrays.hashCode(sums);
  }

  @Override
  public String toString() {
    return "Moments[%d units, sums %s]".formatted(count, Arrays.toString(sums));
  }
}
