package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.neural.NeuralException;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.ranking.KnownProducts;
import io.shopkeeper.recommend.ranking.RankedModel;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Trains the recommender of a shop from its events and keeps it as a model file.
///
/// Order lines are parted by time: on those from 64 to 80 % models are compared, on the last 20 %
/// the chosen one is tested, and the one that serves is trained on everything.
public final class RecommendTraining {
  private static final System.Logger LOG = System.getLogger(RecommendTraining.class.getName());

  /// The families that can be asked for.
  public static final List<String> MODELS = TrainingReport.FAMILIES;

  /// The shares of the order lines, by time, after which they choose, and after which they test.
  private static final double VALIDATION_FROM = .64;

  private static final double TEST_FROM = .8;

  /// Where slices begin that a ranking learns from besides, and how long they are.
  private static final List<Double> EARLIER = List.of(.48, .32);

  private static final double SLICE = .16;

  /// What a version is promoted for.
  private static final String PURPOSE = "recommend";

  private RecommendTraining() {}

  /// Trains whatever serves the shop best.
  public static TrainedRecommender train(
      Store store, Seed seed, InstantSource clock, Progress progress) {
    return train(store, "", seed, clock, progress);
  }

  /// The same with a ranking that hears what descriptions say.
  ///
  /// @param embedder of products' texts, that remembers them
  public static TrainedRecommender train(
      Store store,
      String model,
      TextEmbedder embedder,
      Seed seed,
      InstantSource clock,
      Progress progress) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      var workers = new Workers(pool, processors);
      Supplier<KnownProducts> known =
          () -> described(store.facts(), embedder, seed, workers, progress);
      return train(store, model, known, seed, clock, progress, Memory.besideServing(), workers);
    }
  }

  private static KnownProducts described(
      Facts facts, TextEmbedder embedder, Seed seed, Workers workers, Progress progress) {
    ShopTraits traits = ShopTraits.read(facts);
    try {
      return traits.described(embedder, seed, workers, progress);
    } catch (LanguageException | NeuralException e) {
      progress.at("descriptions are not heard: " + e.getMessage(), 0, 1);
      return traits;
    }
  }

  /// Chooses a model as [ModelChoice] does, trains it from everything in the log, writes a model
  /// file and returns what it holds. Takes the machine's processors; the same events give the same
  /// model on any number of them.
  ///
  /// @param model the name of a family; empty for the best
  /// @throws IllegalArgumentException for an unknown family
  /// @throws io.shopkeeper.recommend.RecommendException with code `TOO_LARGE` if what was asked for
  ///   does not fit into the memory
  public static TrainedRecommender train(
      Store store, String model, Seed seed, InstantSource clock, Progress progress) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      var workers = new Workers(pool, processors);
      return train(store, model, seed, clock, progress, Memory.besideServing(), workers);
    }
  }

  static TrainedRecommender train(
      Store store,
      String model,
      Seed seed,
      InstantSource clock,
      Progress progress,
      Memory memory,
      Workers workers) {
    Supplier<KnownProducts> known = () -> ShopTraits.read(store.facts());
    return train(store, model, known, seed, clock, progress, memory, workers);
  }

  private static TrainedRecommender train(
      Store store,
      String model,
      Supplier<KnownProducts> known,
      Seed seed,
      InstantSource clock,
      Progress progress,
      Memory memory,
      Workers workers) {
    requireKnown(model);
    Instant start = clock.instant();
    long sequence = store.log().head();
    progress.at("reading events", 0, 1);
    Behaviour behaviour =
        BehaviourReader.read(store.facts(), sequence, BehaviourReader.END_OF_TIME);
    var budget = new Budget(memory, behaviour.extent(), workers.count());
    progress.at("splitting by time", 0, 1);
    Optional<TimeSlice> slice =
        TimeSlice.between(store.facts(), sequence, VALIDATION_FROM, TEST_FROM)
            .filter(judged -> judged.size() >= ModelChoice.LEAST_JUDGED);
    ModelChoice.Choice choice =
        slice
            .map(judged ->
                new ModelChoice(
                        judged, known, () -> earlier(store, sequence), budget, seed, clock, workers)
                    .choose(model, progress))
            .orElseGet(() -> ModelChoice.Choice.untried(model, seed, budget));
    SequencedMap<String, MetricReport> test =
        slice.isPresent()
            ? test(store, sequence, choice.candidate(), Bootstrap.of(seed), progress, workers)
            : new LinkedHashMap<>();
    return keep(
        store,
        behaviour,
        choice,
        new Made(model, test, seed, start, sequence),
        clock,
        progress,
        workers);
  }

  /// Trains neighbours from everything in the log, without comparing them with anything, for a shop
  /// that is to answer before there was time for [#train].
  public static TrainedRecommender first(
      Store store, Seed seed, InstantSource clock, Progress progress) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      var workers = new Workers(pool, processors);
      Instant start = clock.instant();
      long sequence = store.log().head();
      progress.at("reading events", 0, 1);
      Behaviour behaviour =
          BehaviourReader.read(store.facts(), sequence, BehaviourReader.END_OF_TIME);
      var budget = new Budget(Memory.besideServing(), behaviour.extent(), workers.count());
      ModelChoice.Choice choice = ModelChoice.Choice.untried("", seed, budget);
      var made = new Made("", new LinkedHashMap<>(), seed, start, sequence);
      return keep(store, behaviour, choice, made, clock, progress, workers);
    }
  }

  /// From what a model comes.
  ///
  /// @param asked the family that was asked for; empty for the best
  private record Made(
      String asked,
      SequencedMap<String, MetricReport> test,
      Seed seed,
      Instant start,
      long sequence) {}

  /// Trains what was chosen and writes it down.
  private static TrainedRecommender keep(
      Store store,
      Behaviour behaviour,
      ModelChoice.Choice choice,
      Made made,
      InstantSource clock,
      Progress progress,
      Workers workers) {
    progress.at("training " + choice.candidate().model(), 0, 1);
    RecommenderModel trained = choice.candidate().train(behaviour, workers);
    progress.at("training " + choice.candidate().model(), 1, 1);
    var report =
        new TrainingReport(
            made.asked(),
            choice.trials(),
            choice.omitted(),
            choice.curve(),
            made.test(),
            Duration.between(made.start(), clock.instant()),
            counted(behaviour));
    var provenance =
        new Provenance(
            choice.candidate().model(),
            program(),
            clock.instant(),
            store.shop().id(),
            made.sequence(),
            made.seed(),
            choice.candidate().described(),
            report.measures());
    Behaviour histories = behaviour.named();
    ModelFiles.Entry entry =
        store.models().write(provenance, out -> RecommenderFile.write(out, histories, trained));
    store.models().release(PURPOSE);
    return new TrainedRecommender(entry.name(), entry.provenance(), trained, histories);
  }

  /// Slices before those that models are compared on, for a ranking to learn from, one at a time.
  private static Stream<TimeSlice> earlier(Store store, long sequence) {
    return EARLIER.stream()
        .flatMap(from -> TimeSlice.between(store.facts(), sequence, from, from + SLICE).stream());
  }

  /// How the chosen model and popularity do on what came last, which nothing was chosen by.
  private static SequencedMap<String, MetricReport> test(
      Store store,
      long sequence,
      Candidate chosen,
      Bootstrap bootstrap,
      Progress progress,
      Workers workers) {
    var measured = new LinkedHashMap<String, MetricReport>();
    Optional<TimeSlice> slice = TimeSlice.between(store.facts(), sequence, TEST_FROM, 1);
    if (slice.isPresent()) {
      progress.at("testing it on what came last", 0, 1);
      TimeSlice last = slice.get();
      for (Candidate candidate :
          List.of(chosen, new Candidate.Popularity(PopularitySettings.DEFAULT))) {
        measured.computeIfAbsent(
            candidate.model(),
            _ -> {
              RecommenderModel model = candidate.train(last.before(), workers);
              MetricReport judged = last.judge(model, bootstrap, workers);
              return model instanceof RankedModel ranked
                  ? judged.and(last.chances(ranked, bootstrap, workers))
                  : judged;
            });
      }
    }
    return measured;
  }

  /// Refuses a name of no family; `ranked-als` and the like stand for a ranking of what that family
  /// finds.
  ///
  /// @param model empty for the best
  /// @throws IllegalArgumentException if it is unknown
  public static void requireKnown(String model) {
    String found = Candidate.Ranked.found(model);
    boolean known = found.isEmpty() ? MODELS.contains(model) : Families.ALL.containsKey(found);
    if (!model.isEmpty() && !known) {
      throw new IllegalArgumentException(
          "there is no model '%s': name one of %s, or auto for the best"
              .formatted(model, String.join(", ", MODELS)));
    }
  }

  /// The model that is to serve: the promoted version, else the newest; empty before the first
  /// training.
  ///
  /// @throws io.shopkeeper.store.StoreException with code `MODEL_DAMAGED` if it cannot be read
  public static Optional<TrainedRecommender> serving(Store store) {
    return store
        .models()
        .promoted(PURPOSE)
        .filter(entry -> isOwn(store, entry))
        .or(() -> own(store).findFirst())
        .map(entry -> read(store, entry));
  }

  /// The recommenders that are kept, newest first; not those that another shop's catalogue made.
  private static Stream<ModelFiles.Entry> own(Store store) {
    return store.models().list().stream().filter(entry -> isOwn(store, entry));
  }

  private static boolean isOwn(Store store, ModelFiles.Entry entry) {
    boolean own = entry.provenance().shop().equals(store.shop().id());
    if (!own && RecommenderFile.isKnown(entry)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "''{0}'' was trained on the catalogue of the shop ''{1}'': it is left aside",
          entry.name(),
          entry.provenance().shop());
    }
    return own && RecommenderFile.isKnown(entry);
  }

  /// Makes a version serve, also after a restart, until the next training.
  ///
  /// @param version as in `als-2`
  /// @throws IllegalArgumentException if no such recommender is kept
  public static TrainedRecommender promote(Store store, String version) {
    List<ModelFiles.Entry> kept = own(store).toList();
    ModelFiles.Entry entry =
        kept.stream()
            .filter(each -> each.name().equals(version))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "there is no recommender '%s': %s"
                        .formatted(
                            version,
                            kept.isEmpty()
                                ? "none has been trained yet"
                                : "name one of "
                                    + String.join(
                                        ", ",
                                        kept.stream().map(ModelFiles.Entry::name).toList()))));
    TrainedRecommender trained = read(store, entry);
    store.models().promote(PURPOSE, entry);
    return trained;
  }

  /// Whether somebody made the serving version serve: then it is not to be replaced unasked.
  public static boolean isPromoted(Store store) {
    return store.models().promoted(PURPOSE).isPresent();
  }

  private static TrainedRecommender read(Store store, ModelFiles.Entry entry) {
    return store.models().read(entry, in -> RecommenderFile.read(in, entry));
  }

  private static SortedMap<String, String> counted(Behaviour behaviour) {
    return Provenance.sorted(
        Map.of(
            "customers", String.valueOf(behaviour.customers()),
            "anonymousVisits", String.valueOf(behaviour.rows() - behaviour.customers()),
            "products", String.valueOf(behaviour.products().size()),
            "interactions", String.valueOf(behaviour.size())));
  }

  /// The version in the program's manifest; none when run from class files.
  static String program() {
    return Objects.requireNonNullElse(
        RecommendTraining.class.getPackage().getImplementationVersion(), "development");
  }
}
