package io.shopkeeper.search;

/// What was done so that a query finds something.
public enum Rescue {
  /// Words that no product has were taken for others: see [SearchResults#corrected].
  SPELLING,
  /// No product has all the words; some have most of them.
  SOME_WORDS,
  /// No product has any of the words; these mean something alike.
  MEANING,
  /// Nothing is within the price that the query names; these are at other prices.
  OTHER_PRICES
}
