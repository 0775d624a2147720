package io.shopkeeper.recommend;

import java.util.List;
import java.util.function.IntPredicate;

/// What a trainer leaves: how to rank the products of its [ProductIndex].
///
/// Immutable and safe for any number of threads. The same history gives the same answer. Algorithm
/// packages implement this interface and know nothing of visitors, catalogues or consent.
public interface RecommenderModel {

  /// The products it knows; all item numbers are numbers of this index.
  ProductIndex products();

  /// The best products after a history, best first, each with its reasons; with an empty history
  /// the popular ones.
  ///
  /// @param admissible whether an item may be shown; asked of few items only
  List<Recommendation> recommend(History history, IntPredicate admissible, int count);

  /// The same ranking as [#recommend] without its reasons, for scoring many users.
  int[] rank(History history, IntPredicate admissible, int count);

  /// The products that go best with an item; empty where none is known.
  List<Recommendation> similar(int item, IntPredicate admissible, int count);
}
