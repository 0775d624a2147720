package io.shopkeeper.search;

import io.shopkeeper.search.fusion.Candidate;
import io.shopkeeper.search.fusion.Feature;
import io.shopkeeper.search.fusion.FusionWeights;
import io.shopkeeper.search.lexical.FoundWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Takes a score apart.
final class Reasons {
  private Reasons() {}

  /// @param words where the query's words are in the product
  /// @param standsFor see [io.shopkeeper.search.synonyms.Reading]
  /// @param added by rules and by what a customer likes
  static List<SearchReason> of(
      Candidate candidate,
      FusionWeights weights,
      List<FoundWord> words,
      Map<String, String> standsFor,
      List<SearchReason> added) {
    var reasons = new ArrayList<>(added);
    for (Feature feature : Feature.values()) {
      double value = candidate.value(feature);
      double contribution = weights.of(feature, candidate.doubt()) * value;
      if (feature == Feature.LEXICAL && candidate.bm25() > 0) {
        // BM25 is the sum over the words; the feature is its share of the best product's.
        words.forEach(word ->
            reasons.add(found(word, standsFor, contribution * word.bm25() / candidate.bm25())));
      } else if (feature == Feature.SEMANTIC && candidate.cosine() != 0) {
        reasons.add(new SearchReason.MeansAlike(candidate.cosine(), contribution));
      } else if (contribution != 0) {
        reasons.add(new SearchReason.Other(feature, value, contribution));
      }
    }
    reasons.sort(Comparator.comparingDouble(SearchReason::contribution).reversed());
    return reasons;
  }

  private static SearchReason found(
      FoundWord word, Map<String, String> standsFor, double contribution) {
    String written = standsFor.get(word.term());
    return written == null
        ? new SearchReason.HasWord(word.term(), word.field(), contribution)
        : new SearchReason.HasSynonym(word.term(), word.field(), written, contribution);
  }
}
