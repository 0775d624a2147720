package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.itemtable.AdditiveScorer;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.itemtable.TableEvidence;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The neighbours of every item; see the package for what is computed.
public final class ItemNeighbourModel implements ScoringModel {

  private static final double[] WHOLE = {1};

  private final ItemNeighbourSettings settings;
  private final PopularityModel popularity;
  private final ItemTable neighbours;
  private final float[] mass;
  private final AdditiveScorer scorer;

  /// @param mass p of the package's notation, by item
  ItemNeighbourModel(
      ItemNeighbourSettings settings,
      PopularityModel popularity,
      ItemTable neighbours,
      float[] mass) {
    this.settings = settings;
    this.popularity = popularity;
    this.neighbours = neighbours;
    this.mass = mass;
    var evidence = new TableEvidence(neighbours, settings.weights(), settings.halfLifeMoments());
    this.scorer = new AdditiveScorer(List.of(evidence), popularity, settings.popularityWeight());
  }

  /// What the model adds up.
  public ItemTable table() {
    return neighbours;
  }

  public PopularityModel popularity() {
    return popularity;
  }

  @Override
  public ProductIndex products() {
    return popularity.products();
  }

  public ItemNeighbourSettings settings() {
    return settings;
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    return scorer.recommend(history, WHOLE, admissible, count);
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    return scorer.rank(history, WHOLE, admissible, count);
  }

  @Override
  public float[] scores(History history) {
    return scorer.scores(history, WHOLE);
  }

  @Override
  public float[] scores(History history, int[] items) {
    return scorer.scores(history, WHOLE, items);
  }

  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    var similar = new ArrayList<Recommendation>();
    for (int p : neighbours.strongest(item, admissible, count)) {
      Reason reason = alike(item, p);
      similar.add(Recommendation.of(products().id(neighbours.item()[p]), List.of(reason)));
    }
    return similar;
  }

  private Reason alike(int item, int position) {
    int other = neighbours.item()[position];
    int common = neighbours.common()[position];
    double similarity = neighbours.score()[position];
    double shrinkage = common / (common + settings.shrinkage());
    double correction = Math.pow((double) mass[item] / mass[other], settings.correction());
    double cosine = Math.pow(similarity / shrinkage, 1 / settings.power()) / correction;
    return new Reason.Alike(
        products().id(item),
        cosine,
        shrinkage,
        similarity / (cosine * shrinkage),
        common,
        similarity);
  }

  public void write(DataOutput out) throws IOException {
    popularity.write(out);
    out.writeInt(settings.neighbours());
    out.writeDouble(settings.shrinkage());
    out.writeDouble(settings.correction());
    out.writeDouble(settings.power());
    out.writeDouble(settings.normalisation());
    out.writeDouble(settings.halfLifeMoments());
    out.writeDouble(settings.popularityWeight());
    settings.weights().write(out);
    neighbours.write(out);
    ModelArrays.writeFloats(out, mass);
  }

  public static ItemNeighbourModel read(DataInput in, ProductIndex products) throws IOException {
    PopularityModel popularity = PopularityModel.read(in, products);
    var settings =
        new ItemNeighbourSettings(
            in.readInt(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            RelationWeights.read(in));
    return new ItemNeighbourModel(
        settings, popularity, ItemTable.read(in), ModelArrays.readFloats(in));
  }
}
