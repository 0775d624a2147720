package io.shopkeeper.recommend;

import io.shopkeeper.numeric.IntPairPredicate;
import io.shopkeeper.numeric.Workers;
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

  /// The same as [#recommend], each explained when somebody looks at it.
  default Shortlist shortlist(History history, IntPredicate admissible, int count) {
    return Shortlist.of(recommend(history, admissible, count));
  }

  /// How many products are looked at to answer, beyond those asked for: what is more costs nothing.
  default int depth() {
    return 0;
  }

  /// The same ranking as [#recommend] without its reasons, for scoring many users.
  int[] rank(History history, IntPredicate admissible, int count);

  /// The rankings of many histories, each the same as [#rank] alone, at any number of threads.
  ///
  /// @param admissible whether the history of the first number may be shown the item of the second
  default int[][] rankAll(
      List<History> histories, IntPairPredicate admissible, int count, Workers workers) {
    int[][] lists = new int[histories.size()][];
    workers.forEach(
        lists.length,
        () ->
            asked ->
                lists[asked] =
                    rank(histories.get(asked), item -> admissible.test(asked, item), count));
    return lists;
  }

  /// The products that go best with an item; empty where none is known.
  List<Recommendation> similar(int item, IntPredicate admissible, int count);
}
