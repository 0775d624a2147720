package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.History;

/// How much a summand says to one visitor: the mean of its greatest scores among what the visitor
/// does not have. Summands divided by it speak equally loud to everybody, whatever the length of a
/// history and the popularity of what is in it, so that shares found for some suit others.
public final class Loudness {

  /// About as many as are shown.
  private static final int GREATEST = 20;

  private Loudness() {}

  /// Of evidence; 1 where it says nothing.
  public static double of(History history, BlockedSums scores) {
    var best = new TopK(GREATEST);
    scores.offerTo(best, item -> !history.owns(item));
    return mean(best);
  }

  /// Of what a refinement says of these items; 1 where that is nothing.
  public static double of(History history, int[] items, float[] scores) {
    var best = new TopK(GREATEST);
    for (int place = 0; place < items.length; place++) {
      if (scores[place] > best.threshold() && !history.owns(items[place])) {
        best.offer(place, scores[place]);
      }
    }
    return mean(best);
  }

  private static double mean(TopK best) {
    double sum = 0;
    for (int rank = 0; rank < best.size(); rank++) {
      sum += best.score(rank);
    }
    return sum > 0 ? sum / best.size() : 1;
  }
}
