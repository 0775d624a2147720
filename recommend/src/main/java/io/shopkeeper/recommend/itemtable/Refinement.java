package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.recommend.History;

/// A summand of scores that says something of every item, and so is asked of few: of those that
/// [Evidence] has found. Itself a sum over the items of a history. Safe for any number of threads.
public interface Refinement {

  /// What a history says of these items.
  ///
  /// @param scores by place in `items`, overwritten
  void score(History history, int[] items, float[] scores);

  /// Says what each item of the history adds to the score of each item listed in `clues`; the same
  /// sums as [#score], times `share`.
  void takeApart(History history, double share, Clues clues);
}
