package io.shopkeeper.recommend.blend;

import io.shopkeeper.numeric.TopK;

/// The items that any ingredient would show one customer, with what each ingredient says of them.
///
/// @param historySize of the customer
/// @param relevant how many items were held out, on the list or not
/// @param held whether an item of the list was held out
/// @param scores by ingredient, then item of the list; balanced, so that shares compare
record Shortlist(int historySize, int relevant, boolean[] held, float[][] scores) {

  /// The mean of nDCG and recall of the best `count` items by these scores.
  double quality(float[] combined, int count) {
    var best = new TopK(count);
    for (int i = 0; i < combined.length; i++) {
      best.offer(i, combined[i]);
    }
    double gain = 0;
    int hits = 0;
    for (int rank = 0; rank < best.size(); rank++) {
      if (held[best.id(rank)]) {
        gain += discount(rank);
        hits++;
      }
    }
    double ideal = 0;
    for (int rank = 0; rank < Math.min(count, relevant); rank++) {
      ideal += discount(rank);
    }
    return (gain / ideal + (double) hits / relevant) / 2;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 2.0);
  }
}
