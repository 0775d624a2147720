package io.shopkeeper.numeric.boosting;

import org.jspecify.annotations.Nullable;

/// A column as bins, with what a tree needs of it: the derivatives summed by bin, and the best
/// place to part rows.
///
/// @param codes the bin of every row, those missing behind the last bin
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record BinnedColumn(int index, QuantileBins bins, byte[] codes) {

  static BinnedColumn of(int index, float[] column, int most) {
    QuantileBins bins = QuantileBins.of(column, most);
    return new BinnedColumn(index, bins, bins.codes(column));
  }

  /// Where rows part.
  ///
  /// @param bin the last that goes left
  /// @param gain how much less the penalised loss is, twice
  /// @param gradient sum of the first derivatives on the left
  /// @param hessian sum of the second derivatives on the left
  record Cut(
      BinnedColumn column,
      int bin,
      boolean missingLeft,
      double gain,
      double gradient,
      double hessian) {

    boolean left(int row) {
      int code = column.codes[row] & 0xFF;
      return code == column.bins.count() ? missingLeft : code <= bin;
    }
  }

  /// First and second derivatives of some rows, summed by bin: two numbers a bin, in the order of
  /// the rows.
  double[] histogram(int[] rows, int from, int to, double[] derivatives) {
    double[] sums = new double[2 * bins.count() + 2];
    for (int i = from; i < to; i++) {
      int row = rows[i];
      int at = 2 * (codes[row] & 0xFF);
      sums[at] += derivatives[2 * row];
      sums[at + 1] += derivatives[2 * row + 1];
    }
    return sums;
  }

  /// The cut of the greatest gain above `least`; null where none has that and leaves enough weight
  /// on both sides.
  @Nullable Cut best(
      double[] sums, double gradient, double hessian, BoostingSettings settings, double least) {
    int last = bins.count();
    double missingGradient = sums[2 * last];
    double missingHessian = sums[2 * last + 1];
    boolean missing = missingHessian > 1e-9;
    double whole = score(gradient, hessian, settings);
    Cut best = null;
    double mostGain = least;
    double leftGradient = 0;
    double leftHessian = 0;
    // With missing values, the last bin too is an end: present against missing.
    int ends = missing ? last : last - 1;
    for (int bin = 0; bin < ends; bin++) {
      leftGradient += sums[2 * bin];
      leftHessian += sums[2 * bin + 1];
      for (int side = 0; side < (missing && bin < last - 1 ? 2 : 1); side++) {
        double g = side == 0 ? leftGradient : leftGradient + missingGradient;
        double h = side == 0 ? leftHessian : leftHessian + missingHessian;
        if (h < settings.leastChildWeight() || hessian - h < settings.leastChildWeight()) {
          continue;
        }
        double gain = score(g, h, settings) + score(gradient - g, hessian - h, settings) - whole;
        if (gain > mostGain) {
          mostGain = gain;
          boolean missingLeft = missing ? side == 1 : h >= hessian - h;
          best = new Cut(this, bin, missingLeft, gain, g, h);
        }
      }
    }
    return best;
  }

  private static double score(double gradient, double hessian, BoostingSettings settings) {
    return gradient * gradient / (hessian + settings.l2());
  }
}
