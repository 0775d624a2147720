package io.shopkeeper.search.fusion;

/// A product that was found by words or by meaning.
///
/// @param number of the product
/// @param values by [Feature#ordinal]
/// @param doubt of the query's words, by their rarity, the share that no one product has; the same
///   for all candidates of a query
/// @param bm25 see [io.shopkeeper.search.lexical.LexicalScores]
/// @param cosine 0 where there is no vector
public record Candidate(int number, double[] values, double doubt, double bm25, double cosine) {

  public double value(Feature feature) {
    return values[feature.ordinal()];
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return "candidate " + number;
  }
}
