package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.function.IntPredicate;

/// Finds the products of a customer that are worth describing. Safe for any number of threads.
@FunctionalInterface
public interface CandidateSource {

  /// The best products by what the source knows, best first.
  ///
  /// @param admissible whether a product may be a candidate
  int[] find(History history, IntPredicate admissible, int count);
}
