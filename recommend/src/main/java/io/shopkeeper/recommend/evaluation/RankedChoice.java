package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.ranking.Ranker;
import java.util.Locale;

/// A ranker chosen on validation data, and the model whose candidates it ranks.
///
/// @param gain in nDCG over the candidates' own order on validation data, as a share of it
record RankedChoice(Candidate candidates, int depth, Ranker ranker, double gain)
    implements EvaluatedModel {

  @Override
  public String model() {
    return ranker.name();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%+.1f %% on validation, of the %d best by %s", 100 * gain, depth, candidates);
  }
}
