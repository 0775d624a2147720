package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.ranking.Part;
import io.shopkeeper.recommend.ranking.Ranker;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// A ranker chosen on validation data, and the model whose candidates it ranks.
///
/// @param parts that the ranker hears
/// @param gain in nDCG over the candidates' own order on validation data, as a share of it
record RankedChoice(Candidate candidates, int depth, Ranker ranker, Set<Part> parts, double gain)
    implements EvaluatedModel {

  @Override
  public String model() {
    return ranker.name();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%+.1f %% on validation, by %s, of the %d best by %s",
        100 * gain,
        parts.stream().map(Part::letter).collect(Collectors.joining(", ")),
        depth,
        candidates);
  }
}
