package io.shopkeeper.recommend.blend;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.recommend.itemtable.AdditiveScorer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/// Ingredients added up by the shares of the customer's class. Similar products are the
/// neighbours'.
public final class BlendModel implements RecommenderModel {

  /// Breaks ties, and ranks for who has no history.
  private static final double POPULARITY_WEIGHT = 1e-9;

  private final ItemNeighbourModel neighbours;
  private final Parts parts;
  private final ActivityShares activity;
  private final double[][] shares;
  private final AdditiveScorer scorer;

  BlendModel(ItemNeighbourModel neighbours, Parts parts, ActivityShares activity) {
    this.neighbours = neighbours;
    this.parts = parts;
    this.activity = activity;
    this.shares =
        activity.shares().stream()
            .map(of -> of.stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    this.scorer =
        new AdditiveScorer(
            parts.evidence(), parts.refinements(), neighbours.popularity(), POPULARITY_WEIGHT);
  }

  @Override
  public ProductIndex products() {
    return neighbours.products();
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    return scorer.recommend(history, sharesOf(history), admissible, count);
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    return scorer.rank(history, sharesOf(history), admissible, count);
  }

  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    return neighbours.similar(item, admissible, count);
  }

  private double[] sharesOf(History history) {
    return shares[ActivityShares.classOf(history.size(), activity.bounds())];
  }

  public void write(DataOutput out) throws IOException {
    neighbours.write(out);
    activity.write(out);
    BlendFile.write(out, parts);
  }

  public static BlendModel read(DataInput in, ProductIndex products) throws IOException {
    ItemNeighbourModel neighbours = ItemNeighbourModel.read(in, products);
    ActivityShares activity = ActivityShares.read(in);
    return new BlendModel(neighbours, BlendFile.read(in, products), activity);
  }
}
