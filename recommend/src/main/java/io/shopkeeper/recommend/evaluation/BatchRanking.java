package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RecommenderModel;
import java.util.List;

/// Ranks for many users at once, the same at any number of threads.
///
/// @param repeats whether an item the user already has may be listed
/// @param count the length of a list
public record BatchRanking(boolean repeats, int count, Workers workers) {

  /// The list of each history, in their order.
  public int[][] rank(RecommenderModel model, List<History> histories) {
    return model.rankAll(
        histories, (user, item) -> repeats || !histories.get(user).owns(item), count, workers);
  }
}
