package io.shopkeeper.profile.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What every column adds to a prediction.
///
/// @param base of a row of which nothing is known
/// @param values of the columns; with the base they add up to the prediction
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Attribution(double base, double[] values) {

  public double prediction() {
    return base + Arrays.stream(values).sum();
  }

  /// The columns that add or take away most, first.
  public List<Integer> foremost(int count) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(values[i])))
        .limit(count)
        .toList();
  }

  /// The sum over columns that are parts of one.
  ///
  /// @param whole of every column
  /// @param count of wholes
  public Attribution grouped(int[] whole, int count) {
    double[] sums = new double[count];
    for (int i = 0; i < values.length; i++) {
      sums[whole[i]] += values[i];
    }
    return new Attribution(base, sums);
  }
}
