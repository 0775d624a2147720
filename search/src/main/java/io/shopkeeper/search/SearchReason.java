package io.shopkeeper.search;

import io.shopkeeper.search.fusion.Feature;
import io.shopkeeper.search.lexical.Field;

/// One summand of a hit's score.
public sealed interface SearchReason {

  /// What it adds to the score.
  double contribution();

  /// A word of the query is in the product.
  ///
  /// @param term as it was looked up: its stem
  record HasWord(String term, Field field, double contribution) implements SearchReason {}

  /// A synonym of a word of the query is in the product.
  ///
  /// @param term as it was looked up: its stem
  /// @param written what the query has instead of it
  record HasSynonym(String term, Field field, String written, double contribution)
      implements SearchReason {}

  /// The product means something like the query.
  ///
  /// @param cosine of the angle between the two
  record MeansAlike(double cosine, double contribution) implements SearchReason {}

  /// Another feature of the order.
  ///
  /// @param value of the feature
  record Other(Feature feature, double value, double contribution) implements SearchReason {}

  /// What a customer's interest is in.
  enum Taste {
    CATEGORY,
    BRAND,
    PRICE_BAND
  }

  /// Who asks likes such products.
  ///
  /// @param name of the category or brand; of a price band 1 for the cheapest third of what was
  ///   found, to 3
  /// @param share of their interest
  record Liked(Taste taste, String name, double share, double contribution)
      implements SearchReason {}

  /// A rule of the shop.
  ///
  /// @param rule its id
  /// @param kind of its effect, as in `boost`
  /// @param name as the merchandiser called it
  record Ruled(String rule, String kind, String name, double contribution)
      implements SearchReason {}
}
