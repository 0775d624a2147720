package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.recommend.ranking.Findings;
import io.shopkeeper.recommend.ranking.Kindred;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.ranking.Opinion;
import io.shopkeeper.recommend.ranking.RankingFeatures;
import io.shopkeeper.recommend.sasrec.SequenceBlendModel;
import io.shopkeeper.recommend.transitions.TransitionModel;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.transitions.TransitionTrainer;
import java.util.ArrayList;
import java.util.List;

/// Trains everything of a ranking but its ranker: what finds candidates, what is heard beside it,
/// and what features count.
///
/// Heard are only models that answer in microseconds, for the ranking is asked by every visitor:
/// transitions, neighbours, popularity, and the candidates' own model where it has scores.
public record RankedTrainer(Candidate found, KnownProducts known, Workers workers) {
  /// Feature columns of the lists that a ranker learns from, with the copies made of them, however
  /// many features there are (240 MB), a byte for each value to grow trees by, and the lifts of
  /// attribute values.
  private static final long LEARNING = 288 << 20;

  /// Traits of a product: attribute values, a vector, numbers.
  private static final long PRODUCT = 1_200;

  /// Heap beside that of the candidates' model, at its peak.
  public static long bytes(Extent extent, int workers) {
    return LEARNING
        + PRODUCT * extent.items()
        + extent.popularity()
        + new TransitionTrainer(TransitionSettings.DEFAULT).bytes(extent, workers)
        + new ItemNeighbourTrainer(ItemNeighbourSettings.DEFAULT).bytes(extent, workers);
  }

  /// Trained on behaviour alone that is given, and on what was known of products by then.
  public Findings findings(Behaviour behaviour) {
    RecommenderModel model = found.train(behaviour, workers);
    RankingFeatures features =
        RankingFeatures.of(behaviour, opinions(model, behaviour), known.before(behaviour));
    return new Findings(model, Kindred.of(features, behaviour));
  }

  private List<Opinion> opinions(RecommenderModel model, Behaviour behaviour) {
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    List<Opinion> opinions = new ArrayList<>();
    switch (model) {
      case SequenceBlendModel blend ->
          opinions.add(new Opinion("transitions", blend.transitions()));
      case TransitionModel transitions -> opinions.add(new Opinion("transitions", transitions));
      case ItemNeighbourModel neighbours -> opinions.add(new Opinion("neighbours", neighbours));
      case PopularityModel _ -> {} // heard anyhow
      case ScoringModel scoring -> opinions.add(new Opinion("model", scoring));
      default -> {} // its order of candidates is heard
    }
    if (!(model instanceof SequenceBlendModel || model instanceof TransitionModel)) {
      opinions.add(
          new Opinion(
              "transitions",
              new TransitionTrainer(TransitionSettings.DEFAULT)
                  .train(behaviour, popularity, workers)));
    }
    if (!(model instanceof ItemNeighbourModel)
        && new ItemNeighbourTrainer(ItemNeighbourSettings.DEFAULT)
                .train(behaviour, popularity, workers)
            instanceof ScoringModel neighbours) {
      opinions.add(new Opinion("neighbours", neighbours));
    }
    opinions.add(new Opinion("popularity", popularity));
    return opinions;
  }
}
