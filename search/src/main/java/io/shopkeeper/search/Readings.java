package io.shopkeeper.search;

import io.shopkeeper.search.lexical.LexicalIndex;
import io.shopkeeper.search.lexical.LexicalScores;
import io.shopkeeper.search.synonyms.Reading;
import java.util.List;

/// The ways to read a query, and how each product answers the one of which it has the greatest
/// share; of equal ones, that nearest to what was written.
final class Readings {
  /// Shares within rounding of each other.
  private static final float SAME = 1e-3f;

  private final List<Reading> all;
  private final LexicalScores scores;

  /// By the product's number, which suits it best; empty where there is only one.
  private final byte[] suiting;

  /// O(products that have a term, summed over terms and readings), and O(products) for each reading
  /// but the first.
  Readings(List<Reading> all, LexicalIndex words, int size) {
    this.all = all;
    scores = words.score(all.getFirst().terms(), size);
    suiting = new byte[all.size() == 1 ? 0 : size];
    for (byte reading = 1; reading < all.size(); reading++) {
      LexicalScores other = words.score(all.get(reading).terms(), size);
      for (int number = 0; number < size; number++) {
        if (other.coverage()[number] > scores.coverage()[number] + SAME) {
          scores.coverage()[number] = other.coverage()[number];
          scores.bm25()[number] = other.bm25()[number];
          suiting[number] = reading;
        }
      }
    }
  }

  /// Of each product by the reading that suits it best.
  LexicalScores scores() {
    return scores;
  }

  /// The one that suits a product best.
  Reading of(int number) {
    return all.get(suiting.length == 0 ? 0 : suiting[number]);
  }
}
