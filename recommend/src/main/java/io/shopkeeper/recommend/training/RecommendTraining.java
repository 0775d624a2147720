package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Trains the recommender of a shop from its events and keeps it as a model file.
public final class RecommendTraining {

  private static final int STAGES = 3;

  /// Later than any event may be.
  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private RecommendTraining() {}

  /// Trains from everything in the log, writes a model file and returns what it holds. Takes the
  /// machine's processors; the same events give the same model on any number of them.
  ///
  /// @param seed kept in the provenance; neither popularity nor neighbours draw from it
  public static TrainedRecommender train(
      Store store, Seed seed, InstantSource clock, Progress progress) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      return train(store, seed, clock, progress, new Workers(pool, processors));
    }
  }

  static TrainedRecommender train(
      Store store, Seed seed, InstantSource clock, Progress progress, Workers workers) {
    long sequence = store.log().head();
    progress.at("reading events", 0, STAGES);
    Behaviour behaviour = BehaviourReader.read(store.facts(), sequence, END_OF_TIME);
    progress.at("finding neighbours", 1, STAGES);
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    ItemNeighbourModel model =
        new ItemNeighbourTrainer(ItemNeighbourSettings.DEFAULT)
            .train(behaviour, popularity, workers);
    progress.at("writing the model", 2, STAGES);
    var provenance =
        new Provenance(
            RecommenderFile.MODEL,
            program(),
            clock.instant(),
            store.shop().id(),
            sequence,
            seed,
            Provenance.sorted(settings()),
            Provenance.sorted(measures(behaviour)));
    Behaviour histories = behaviour.named();
    ModelFiles.Entry entry =
        store.models().write(provenance, out -> RecommenderFile.write(out, histories, model));
    progress.at("writing the model", STAGES, STAGES);
    return new TrainedRecommender(
        RecommenderFile.version(entry), entry.provenance(), model, histories);
  }

  /// The newest model file; empty before the first training.
  ///
  /// @throws io.shopkeeper.store.StoreException with code `MODEL_DAMAGED` if it cannot be read
  public static Optional<TrainedRecommender> newest(Store store) {
    return store
        .models()
        .newest(RecommenderFile.MODEL)
        .map(entry -> store.models().read(entry, in -> RecommenderFile.read(in, entry)));
  }

  private static Map<String, String> settings() {
    ItemNeighbourSettings neighbours = ItemNeighbourSettings.DEFAULT;
    return Map.of(
        "neighbours", String.valueOf(neighbours.neighbours()),
        "shrinkage", String.valueOf(neighbours.shrinkage()),
        "correction", String.valueOf(neighbours.correction()),
        "normalisation", String.valueOf(neighbours.normalisation()),
        "halfLifeMoments", String.valueOf(neighbours.halfLifeMoments()),
        "popularityWeight", String.valueOf(neighbours.popularityWeight()),
        "weights", neighbours.weights().toString(),
        "popularityHalfLifeDays", String.valueOf(PopularitySettings.DEFAULT.halfLifeDays()));
  }

  private static Map<String, String> measures(Behaviour behaviour) {
    return Map.of(
        "customers", String.valueOf(behaviour.customers()),
        "anonymousVisits", String.valueOf(behaviour.rows() - behaviour.customers()),
        "products", String.valueOf(behaviour.products().size()),
        "interactions", String.valueOf(behaviour.size()));
  }

  /// The version in the program's manifest; none when run from class files.
  static String program() {
    return Objects.requireNonNullElse(
        RecommendTraining.class.getPackage().getImplementationVersion(), "development");
  }
}
