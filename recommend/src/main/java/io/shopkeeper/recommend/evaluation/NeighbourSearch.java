package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Chooses among settings of item neighbours, for little more than two trainings: only what a
/// sample of the users has gets neighbours, and all settings share one pass over what visitors have
/// in common.
///
/// @param count the length of the lists that are judged
record NeighbourSearch(int count, Seed seed, Workers workers, Progress progress) {

  /// Kept of each item.
  static final int NEIGHBOURS = 400;

  /// Kept while settings are compared.
  private static final int NEIGHBOURS_COMPARED = 200;

  /// Items of the users judged, together.
  private static final int SAMPLED = 50_000;

  private static final double NORMALISATION = .5;

  /// What was found worth trying on the validation data of several sets, see
  /// docs/recommendation.md.
  static List<ItemNeighbourSettings> settings() {
    var settings = new ArrayList<ItemNeighbourSettings>();
    for (double correction : new double[] {-.4, -.3, -.2, 0}) {
      for (double power : new double[] {.7, 1}) {
        settings.add(
            new ItemNeighbourSettings(
                NEIGHBOURS,
                0,
                correction,
                power,
                NORMALISATION,
                Double.POSITIVE_INFINITY,
                ItemNeighbourSettings.DEFAULT.popularityWeight(),
                RelationWeights.DEFAULT));
      }
    }
    return settings;
  }

  Candidate.ItemNeighbours choose(RankingData data) {
    HeldOut cut = HeldOut.of(data, seed, workers).first(SAMPLED);
    if (cut.judged().isEmpty()) {
      return new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT);
    }
    progress.at("choosing neighbours", 0, 1);
    EncodedUsers encoded = EncodedUsers.of(cut.train(), false);
    List<History> histories =
        cut.judged().stream().map(user -> encoded.history(user.items())).toList();
    int[][] held =
        cut.held().stream().map(user -> encoded.relevant(user.items())).toArray(int[][]::new);
    ItemNeighbourSettings best = settings().getFirst();
    double bestQuality = -1;
    for (ItemNeighbourModel model : models(encoded.behaviour(cut.train()), histories)) {
      double quality = quality(model, histories, held);
      if (quality > bestQuality) {
        best = model.settings().withNeighbours(NEIGHBOURS);
        bestQuality = quality;
      }
    }
    progress.at("choosing neighbours", 1, 1);
    return new Candidate.ItemNeighbours(best);
  }

  private List<ItemNeighbourModel> models(Behaviour behaviour, List<History> histories) {
    BitSet wanted = new BitSet(behaviour.products().size());
    for (History history : histories) {
      for (int k = 0; k < history.size(); k++) {
        wanted.set(history.item(k));
      }
    }
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    List<ItemNeighbourSettings> settings =
        settings().stream().map(each -> each.withNeighbours(NEIGHBOURS_COMPARED)).toList();
    return new ItemNeighbourTrainer(settings.getFirst())
        .variants(settings, behaviour, popularity, wanted::get, workers);
  }

  private double quality(ItemNeighbourModel model, List<History> histories, int[][] held) {
    int[][] lists = new BatchRanking(false, count, workers).rank(model, histories);
    double[] each = new RankingEvaluation(lists, held).perUser(RankingMetric.NDCG, count);
    return Arrays.stream(each).average().orElse(0);
  }
}
