package io.shopkeeper.app;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.embed.CachedEmbedder;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.training.OrderTraining;
import io.shopkeeper.recommend.training.RecommendTraining;
import io.shopkeeper.store.Store;
import java.time.InstantSource;

/// Trains what recommends, and answers from it at once.
///
/// @param seed the same data and seed give the same models
record ServedTraining(Store store, LiveRecommender recommender, Seed seed, InstantSource clock) {
  /// From everything in the log.
  ///
  /// @param model a family of models by name; empty for the one that serves the shop best
  TrainedRecommender best(String model, CachedEmbedder embedder, Progress progress) {
    TrainedRecommender trained =
        RecommendTraining.train(store, model, embedder, seed, clock, progress);
    // After it, so that what the recommender forgets as known is known here, too.
    trainOrders(progress);
    return served(trained);
  }

  /// What is trained in a moment, to answer with until [#best] is through.
  TrainedRecommender first(Progress progress) {
    TrainedRecommender trained = RecommendTraining.first(store, seed, clock, progress);
    trainOrders(progress);
    return served(trained);
  }

  private TrainedRecommender served(TrainedRecommender trained) {
    store.models().forget(recommender.forgotten());
    recommender.swap(trained);
    return trained;
  }

  /// Orders too many for the memory leave the last model of them in place.
  private void trainOrders(Progress progress) {
    try {
      recommender.swap(OrderTraining.train(store, seed, clock));
    } catch (RecommendException e) {
      if (e.code() != RecommendException.Code.TOO_LARGE) {
        throw e;
      }
      progress.at("bought together and buy again stay as they were: " + e.getMessage(), 0, 1);
    }
  }
}
