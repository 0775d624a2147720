package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.DescendingOrder;
import java.util.stream.IntStream;

/// A customer's candidates with what a ranking makes of them.
///
/// @param items as they were found, the best by the model that found them first
/// @param columns their features, by feature and place in `items`
/// @param scores by place in `items`
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record RankedCandidates(int[] items, float[][] columns, double[] scores) {

  /// The places of the candidates, greatest score first, of equals as they were found.
  public int[] order() {
    return DescendingOrder.of(scores);
  }

  /// The items, best first.
  public int[] best(int count) {
    return IntStream.of(order()).limit(count).map(place -> items[place]).toArray();
  }

  /// The features of one candidate.
  float[] row(int place) {
    float[] row = new float[columns.length];
    for (int feature = 0; feature < row.length; feature++) {
      row[feature] = columns[feature][place];
    }
    return row;
  }
}
