package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;

/// What trees are grown for: how wrong the sums of a table's rows are, and where they should go.
interface Objective {

  /// The sum that fits best without any tree.
  double start();

  /// Writes the first and second derivative by every row's sum, one pair a row; the same at any
  /// number of workers.
  void derive(double[] margins, double[] derivatives, Workers workers);

  /// How wrong the sums are, less is better.
  double loss(double[] margins);

  /// A [Loss] of every row on its own.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Pointwise(Loss of, double[] targets) implements Objective {
    private static final int BLOCK = 1 << 11;

    @Override
    public double start() {
      return of.start(targets);
    }

    @Override
    public void derive(double[] margins, double[] derivatives, Workers workers) {
      workers.forEach(
          margins.length,
          BLOCK,
          () -> row -> of.derive(margins[row], targets[row], derivatives, 2 * row));
    }

    @Override
    public double loss(double[] margins) {
      double sum = 0;
      for (int row = 0; row < margins.length; row++) {
        sum += of.of(margins[row], targets[row]);
      }
      return sum;
    }
  }
}
