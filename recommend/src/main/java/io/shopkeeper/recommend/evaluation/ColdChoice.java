package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.ranking.Ranker;
import java.util.Locale;

/// What puts new products in order.
///
/// @param lists that the ranker learned from
/// @param gain in nDCG over the order in which they were found, on validation data, as a share
record ColdChoice(Ranker ranker, int lists, double gain) implements EvaluatedModel {

  @Override
  public String model() {
    return ranker.name();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%+.1f %% over their order by meaning on validation, learned from %,d lists",
        100 * gain,
        lists);
  }
}
