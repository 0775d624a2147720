package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// One table and nothing else, to compare ways of making one; what it leaves undecided is ordered
/// by popularity.
public final class TableModel implements RecommenderModel {

  private static final double[] WHOLE = {1};

  /// Breaks ties, and ranks for who has no history.
  private static final double POPULARITY_WEIGHT = 1e-9;

  private final ItemTable table;
  private final PopularityModel popularity;
  private final AdditiveScorer scorer;

  /// @param popularity of the same behaviour as the table
  public TableModel(ItemTable table, PopularityModel popularity) {
    this.table = table;
    this.popularity = popularity;
    var evidence = new TableEvidence(table, RelationWeights.DEFAULT, Double.POSITIVE_INFINITY);
    scorer = new AdditiveScorer(List.of(evidence), popularity, POPULARITY_WEIGHT);
  }

  @Override
  public ProductIndex products() {
    return popularity.products();
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    return scorer.recommend(history, WHOLE, admissible, count);
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    return scorer.rank(history, WHOLE, admissible, count);
  }

  /// The entry itself is the reason: it has no parts.
  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    var similar = new ArrayList<Recommendation>();
    for (int p : table.strongest(item, admissible, count)) {
      double score = table.score()[p];
      var alike = new Reason.Alike(products().id(item), score, 1, 1, table.common()[p], score);
      similar.add(Recommendation.of(products().id(table.item()[p]), List.of(alike)));
    }
    return similar;
  }
}
