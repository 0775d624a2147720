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
  /// The share of the query's words that are in the title or the brand.
  NAMED,
  /// Words of the title that the query lacks, a tenth off for each, down to -1.
  TITLE_EXTRA,
  /// Words that follow each other in the title and in the query, of those of the query.
  TITLE_ORDER,
  /// The share of the brand's words that the query has.
  BRAND,
  /// 1 where the product cannot be bought now; its weight is set, not learnt.
  OUT_OF_STOCK
}
