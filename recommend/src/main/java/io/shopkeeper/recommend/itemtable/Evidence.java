package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.recommend.History;

/// A summand of scores that is itself a sum over the items of a history. Safe for any number of
/// threads.
public interface Evidence {

  /// Adds `share` times what a history says of every item it says anything of.
  void add(History history, double share, BlockedSums scores);

  /// Says what each item of the history adds to the score of each item listed in `clues`; the same
  /// sums as [#add].
  void takeApart(History history, double share, Clues clues);

  /// How two items belong together.
  enum Bond {
    /// The same visitors have both.
    TOGETHER,
    /// Visitors went on from the one to the other.
    FOLLOWING
  }
}
