package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RecommenderModel;
import java.util.SortedMap;

/// A model with its settings, chosen and not yet trained, and all it may learn from.
///
/// @param omitted why a model was not tried, by its name
/// @param behaviour of `data`'s train
/// @param dropped how many pairs were taken out of train, since test has them
public record ChosenRanking(
    RankingProtocol protocol,
    Candidate candidate,
    SortedMap<String, String> omitted,
    EncodedUsers encoded,
    Behaviour behaviour,
    RankingData data,
    int dropped) {

  public FittedRanking train(Workers workers, Progress progress) {
    progress.at("training " + candidate.model(), 0, 1);
    RecommenderModel trained = candidate.train(behaviour, workers);
    progress.at("training " + candidate.model(), 1, 1);
    return new FittedRanking(
        protocol, candidate, omitted, trained, encoded, data, dropped, workers);
  }
}
