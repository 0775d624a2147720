package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.store.Store;
import java.time.InstantSource;
import java.util.Optional;

/// Trains the recommender of a shop from its events and keeps it as a model file.
public final class RecommendTraining {

  private RecommendTraining() {}

  /// Trains from everything in the log, writes a model file and returns what it holds. Takes the
  /// machine's processors; the same events and seed give the same model on any number of them.
  public static TrainedRecommender train(
      Store store, Seed seed, InstantSource clock, Progress progress) {
    throw new UnsupportedOperationException("%s %s %s %s".formatted(store, seed, clock, progress));
  }

  /// The newest model file; empty before the first training.
  ///
  /// @throws io.shopkeeper.store.StoreException with code `MODEL_DAMAGED` if it cannot be read
  public static Optional<TrainedRecommender> newest(Store store) {
    throw new UnsupportedOperationException(store.toString());
  }
}
