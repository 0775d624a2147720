package io.shopkeeper.search.lexical;

/// How every product answers the words of a query; arrays by the product's number.
///
/// @param bm25 the sum over the terms; 0 without any
/// @param coverage the share of the query's rarity that the product has somewhere, of 1
public record LexicalScores(float[] bm25, float[] coverage) {

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "scores of " + bm25.length + " products";
  }
}
