package io.shopkeeper.search.fusion;

import io.shopkeeper.numeric.TopK;
import io.shopkeeper.search.lexical.LexicalScores;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/// Takes the best by words and the best by meaning together.
public final class Candidates {
  /// A rank behind which a product counts half as much as the first.
  private static final double RANK = 10;

  /// A product without a vector is as far from the best as this.
  private static final double FARTHEST = .5;

  /// A third of a query's words missing is as good as all.
  private static final double MISSED = 3;

  private static final double MANY_EXTRA = 10;

  private Candidates() {}

  /// O(products), and a little for each of the at most `2 · most` candidates.
  ///
  /// @param places of the query's words as a product reads it, see [Wording#places]
  /// @param wordings of products
  /// @param cosines of all products, 0 where unknown
  /// @param admissible whether a product may be found
  /// @param outOfStock whether it cannot be bought
  /// @param most to be taken of each kind
  public static List<Candidate> of(
      IntFunction<Map<String, Integer>> places,
      LexicalScores words,
      float[] cosines,
      IntFunction<Wording> wordings,
      IntPredicate admissible,
      IntPredicate outOfStock,
      int most) {
    TopK byWords = best(words.bm25(), admissible, most);
    TopK byMeaning = best(cosines, admissible, most);
    int[] wordRank = new int[cosines.length];
    int[] meaningRank = new int[cosines.length];
    var numbers = new LinkedHashSet<Integer>();
    for (int rank = 0; rank < byWords.size(); rank++) {
      numbers.add(byWords.id(rank));
      wordRank[byWords.id(rank)] = rank + 1;
    }
    for (int rank = 0; rank < byMeaning.size(); rank++) {
      numbers.add(byMeaning.id(rank));
      meaningRank[byMeaning.id(rank)] = rank + 1;
    }
    double bestBm25 = byWords.size() == 0 ? 1 : byWords.score(0);
    double bestCosine = byMeaning.size() == 0 ? 0 : byMeaning.score(0);
    double covered = 0;
    for (int number : numbers) {
      covered = Math.max(covered, words.coverage()[number]);
    }
    double doubt = Math.clamp(MISSED * (1 - covered), 0, 1);
    var candidates = new ArrayList<Candidate>(numbers.size());
    for (int number : numbers) {
      double[] values = new double[Feature.values().length];
      values[Feature.LEXICAL.ordinal()] = words.bm25()[number] / bestBm25;
      values[Feature.SEMANTIC.ordinal()] = Math.max(-FARTHEST, cosines[number] - bestCosine);
      values[Feature.LEXICAL_RANK.ordinal()] = ofRank(wordRank[number]);
      values[Feature.SEMANTIC_RANK.ordinal()] = ofRank(meaningRank[number]);
      values[Feature.COVERAGE.ordinal()] = words.coverage()[number];
      Wording wording = wordings.apply(number);
      Map<String, Integer> asked = places.apply(number);
      values[Feature.NAMED.ordinal()] = wording.named(asked);
      values[Feature.TITLE_EXTRA.ordinal()] = -Math.min(1, wording.titleExtra(asked) / MANY_EXTRA);
      values[Feature.TITLE_ORDER.ordinal()] = wording.order(asked);
      values[Feature.BRAND.ordinal()] = wording.brandShare(asked);
      values[Feature.OUT_OF_STOCK.ordinal()] = outOfStock.test(number) ? 1 : 0;
      candidates.add(new Candidate(number, values, doubt, words.bm25()[number], cosines[number]));
    }
    return candidates;
  }

  private static double ofRank(int rank) {
    return rank == 0 ? 0 : RANK / (RANK + rank - 1);
  }

  private static TopK best(float[] scores, IntPredicate admissible, int most) {
    var best = new TopK(most);
    for (int number = 0; number < scores.length; number++) {
      if (scores[number] > 0 && scores[number] >= best.threshold() && admissible.test(number)) {
        best.offer(number, scores[number]);
      }
    }
    return best;
  }
}
