package io.shopkeeper.numeric;

/// Brings the columns of a matrix to mean 0 and one deviation, as learned from the rows of another.
///
/// @param mean taken from each column
/// @param factor each is then multiplied by
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ColumnScale(double[] mean, double[] factor) {
  private static final double LEAST_DEVIATION = 1e-6;

  /// Learns from a matrix of at least one row.
  ///
  /// @param deviation that its columns come to have
  public static ColumnScale of(DenseMatrix rows, double deviation) {
    int columns = rows.columns();
    double[] mean = new double[columns];
    double[] squares = new double[columns];
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        double value = rows.values()[row * columns + column];
        mean[column] += value;
        squares[column] += value * value;
      }
    }
    double[] factor = new double[columns];
    for (int column = 0; column < columns; column++) {
      mean[column] /= rows.rows();
      double variance = squares[column] / rows.rows() - mean[column] * mean[column];
      factor[column] = deviation / Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }
    return new ColumnScale(mean, factor);
  }

  /// Scales a matrix in place.
  public void apply(DenseMatrix rows) {
    int columns = rows.columns();
    float[] values = rows.values();
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        values[at] = (float) ((values[at] - mean[column]) * factor[column]);
      }
    }
  }
}
