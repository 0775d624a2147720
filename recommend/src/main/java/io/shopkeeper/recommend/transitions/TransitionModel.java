package io.shopkeeper.recommend.transitions;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.itemtable.AdditiveScorer;
import io.shopkeeper.recommend.itemtable.Evidence;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.itemtable.TableEvidence;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// What follows every item; see the package for what is computed. Similar products are those that
/// follow.
public final class TransitionModel implements ScoringModel {

  private static final double[] WHOLE = {1};

  private final TransitionSettings settings;
  private final PopularityModel popularity;
  private final ItemTable followers;
  private final AdditiveScorer scorer;

  TransitionModel(TransitionSettings settings, PopularityModel popularity, ItemTable followers) {
    this.settings = settings;
    this.popularity = popularity;
    this.followers = followers;
    var evidence =
        new TableEvidence(
            followers, settings.weights(), settings.halfLifeMoments(), Evidence.Bond.FOLLOWING);
    this.scorer = new AdditiveScorer(List.of(evidence), popularity, settings.popularityWeight());
  }

  public TransitionSettings settings() {
    return settings;
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
    for (int p : followers.strongest(item, admissible, count)) {
      var reason =
          new Reason.Followed(products().id(item), followers.common()[p], followers.score()[p]);
      similar.add(Recommendation.of(products().id(followers.item()[p]), List.of(reason)));
    }
    return similar;
  }

  public void write(DataOutput out) throws IOException {
    popularity.write(out);
    out.writeInt(settings.followers());
    out.writeDouble(settings.decay());
    out.writeDouble(settings.backward());
    out.writeDouble(settings.power());
    out.writeDouble(settings.source());
    out.writeDouble(settings.target());
    out.writeDouble(settings.shrinkage());
    out.writeDouble(settings.halfLifeMoments());
    out.writeDouble(settings.popularityWeight());
    settings.weights().write(out);
    followers.write(out);
  }

  public static TransitionModel read(DataInput in, ProductIndex products) throws IOException {
    PopularityModel popularity = PopularityModel.read(in, products);
    var settings =
        new TransitionSettings(
            in.readInt(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            RelationWeights.read(in));
    return new TransitionModel(settings, popularity, ItemTable.read(in));
  }
}
