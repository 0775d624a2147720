package io.shopkeeper.search.fusion;

/// What an order of products is made of, each within about one.
public enum Feature {
  /// BM25, of the best product's.
  LEXICAL,
  /// The cosine, less the best product's: 0 for the best.
  SEMANTIC,
  /// By the rank among those found by words: 1 for the first, a half for the eleventh.
  LEXICAL_RANK,
  /// Likewise by meaning.
  SEMANTIC_RANK,
  /// The share of the query's words, by their rarity, that the product has.
  COVERAGE,
  /// The share of the title that the query asks for.
  TITLE_SHARE,
  /// 1 where the product cannot be bought now; its weight is set, not learnt.
  OUT_OF_STOCK
}
