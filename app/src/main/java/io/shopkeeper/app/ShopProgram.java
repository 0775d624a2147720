package io.shopkeeper.app;

import io.shopkeeper.app.schedule.Retraining;
import io.shopkeeper.assist.Assistant;
import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.Voice;
import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.ingest.Ingest;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.merge.ShopFusion;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.embed.CachedEmbedder;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.language.generate.TextGenerator;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.foresight.ForesightTraining;
import io.shopkeeper.profile.foresight.TrainedForesight;
import io.shopkeeper.profile.taste.LearnedThemes;
import io.shopkeeper.profile.taste.ThemeTraining;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.LiveSettings;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.recommend.TrainedOrders;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.training.OrderTraining;
import io.shopkeeper.recommend.training.RecommendTraining;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.serve.ShopServices;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.Erased;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.duckdb.DuckStore;
import io.shopkeeper.store.duckdb.Erasure;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one class that wires the program together: a shop's store, what reads into it, what is
/// learnt from it, and what answers.
///
/// Safe for any number of threads, except that one at a time may ingest or train.
public final class ShopProgram implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ShopProgram.class.getName());

  /// The index holds them anyhow.
  private static final long VECTORS_IN_MEMORY = 1 << 20;

  private static final Seed SEED = new Seed(1);

  private final Path folder;
  private final InstantSource clock;
  private final Store store;
  private final Ingest ingest;
  private final Merges merges;
  private final QualityReports quality;
  private final Customers customers;
  private final ShopExperiments experiments;
  private final ReviewReading reviews;
  private final CopyDesk copyDesk;
  private final Encoders encoders = new Encoders();
  private final ExecutorService encoding =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("encoding-", 1).factory());
  private final ShopSearch search;
  private final LiveRecommender recommender = new LiveRecommender(LiveSettings.DEFAULT);
  private final RuleBook rules;
  private final RuledRecommender ruled;
  private final LanguageModel languageModel;

  private ShopProgram(Path folder, Store store, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.store = store;
    this.languageModel = LanguageModel.of(System.getenv(), store.shop().timeZone(), clock);
    var desk = new CopyDesk(store, this::whatReviewsSay, languageModel.generator(), clock);
    this.copyDesk = desk;
    this.reviews =
        new ReviewReading(store, folder.resolve("aspects.tsv"), SEED, clock, desk::refresh);
    this.merges = new Merges(store.facts(), clock);
    this.quality = new QualityReports(store, clock);
    this.customers = new Customers(store, clock, workers());
    this.experiments = ShopExperiments.of(store.facts(), customers::traits, clock);
    this.rules = new RuleBook(store.shop(), store.facts(), clock);
    this.ruled = new RuledRecommender(recommender, rules::now, clock, SEED);
    this.search =
        new ShopSearch(
            store.facts(),
            remembering(),
            new EncoderEmbedder(encoders, new Workers(encoding, 1)),
            rules::now,
            clock,
            SEED);
    this.ingest = new Ingest(store, clock, folder.resolve("rejects"));
  }

  /// Opens the shop in a folder and makes its newest or promoted model ready to answer.
  ///
  /// @param shop it must be, or becomes if the folder is new; null for the one it remembers
  /// @throws StoreException if the folder cannot be had
  public static ShopProgram open(Path folder, @Nullable Shop shop, InstantSource clock) {
    Erasure.finish(folder);
    Store store = DuckStore.open(folder, shop, clock);
    try {
      store.facts().eraseReturned(new SecureRandom());
      var program = new ShopProgram(folder, store, clock);
      program.keptModel().ifPresent(program.recommender::swap);
      program.newestOrders().ifPresent(program.recommender::swap);
      program.recommender.refresh(store.facts());
      return program;
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  public Store store() {
    return store;
  }

  public Ingest ingest() {
    return ingest;
  }

  /// How good the data are.
  QualityReports quality() {
    return quality;
  }

  public LiveRecommender recommender() {
    return recommender;
  }

  Merges merges() {
    return merges;
  }

  /// Finds which records of the shop's platforms are the same, and keeps that.
  ShopFusion.Outcome fuse(FusionKind kind, Progress progress) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      return new ShopFusion(store.facts(), merges, clock)
          .fuse(kind, new Workers(pool, processors), progress);
    }
  }

  /// Reads the stored reviews, having learned sentiment from their ratings if that was not done.
  ///
  /// @param edits of the aspects, before those the shop keeps
  ReviewStudy readReviews(List<String> edits, Progress progress) {
    return reviews.read(edits, progress);
  }

  /// The reviews, for a server to tell what they say.
  ReviewReading reviews() {
    return reviews;
  }

  private Optional<ReadReviews> whatReviewsSay() {
    return reviews.read();
  }

  /// What writes the shop's texts.
  CopyDesk copyDesk() {
    return copyDesk;
  }

  /// Takes into account what happened since the model was trained, for a process that does not
  /// follow the log.
  void catchUp() {
    recommender
        .current()
        .ifPresent(now -> store.log().replay(now.provenance().sequence(), recommender::observe));
  }

  /// Trains from everything in the log and answers from the new model at once.
  ///
  /// @param model a family of models by name; empty for the one that serves the shop best
  public TrainedRecommender train(String model, Progress progress) {
    return training().best(model, remembering(), progress);
  }

  /// Trains what is trained in a moment, to answer with until [#train] is through.
  TrainedRecommender trainFirst(Progress progress) {
    return training().first(progress);
  }

  private ServedTraining training() {
    return new ServedTraining(store, recommender, SEED, clock);
  }

  /// Answers from a version that is kept, also after a restart, until the next training.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  ServingModel promote(String version) {
    recommender.restore(RecommendTraining.promote(store, version), store.log());
    return servingModel().orElseThrow();
  }

  /// The model that answers now.
  Optional<ServingModel> servingModel() {
    return recommender
        .current()
        .map(now ->
            new ServingModel(now.version(), now.provenance(), RecommendTraining.isPromoted(store)));
  }

  /// Who customers are.
  Customers customers() {
    return customers;
  }

  /// The shop's experiments.
  ShopExperiments experiments() {
    return experiments;
  }

  /// Learns from everything in the log what customers will do, and foresees with that at once.
  ///
  /// @throws io.shopkeeper.profile.ProfileException if there is too little to learn from
  TrainedForesight trainForesight(Progress progress) {
    TrainedForesight trained = ForesightTraining.train(store, SEED, clock, progress);
    store.models().forget(recommender.forgotten());
    customers.changed();
    return trained;
  }

  /// Learns from the catalogue what its products are about, and counts profiles by that from now
  /// on.
  ///
  /// @throws io.shopkeeper.profile.ProfileException if there are too few products
  LearnedThemes learnThemes(Progress progress) {
    LearnedThemes learned =
        new ThemeTraining(store, remembering(), workers(), progress).learn(SEED, clock);
    customers.changed();
    return learned;
  }

  /// What rules the shop has.
  RuleBook rules() {
    return rules;
  }

  /// Answers what to show, under the rules.
  RuledRecommender ruled() {
    return ruled;
  }

  /// Reads the catalogue anew, as after an import.
  void catalogueChanged() {
    recommender.refresh(store.facts());
    rules.refresh();
    copyDesk.catalogueChanged();
  }

  /// Products were stored one by one: seen by the next question.
  private void productsChanged(List<Product> products) {
    recommender.productsChanged(products);
    rules.productsChanged(products);
    search.put(products);
    copyDesk.changed(products);
  }

  /// The search.
  ShopSearch search() {
    return search;
  }

  /// Embeds what was never embedded; the index and models hold vectors themselves.
  private CachedEmbedder remembering() {
    return new CachedEmbedder(
        new EncoderEmbedder(encoders, new Workers(encoding, 1)), store.facts(), VECTORS_IN_MEMORY);
  }

  private void mergesChanged() {
    recommender.mergesChanged(store.facts());
    customers.changed();
  }

  /// Forgets a customer whom no table knows any more.
  void erased(Erased erased) {
    recommender.forget(erased.ids());
    recommender.declines().refresh(store.facts()); // Those of their visits, too.
    customers.changed();
    reviews.changed();
  }

  private Workers workers() {
    return new Workers(encoding, Runtime.getRuntime().availableProcessors());
  }

  /// Answers customers.
  CustomerService service() {
    return CustomerService.of(
        store, ruled, encoders, languageModel.generator(), workers(), clock, new SecureRandom());
  }

  /// Answers customers of a rehearsal, whose requests go elsewhere.
  Assistant rehearsed(ServiceDesk desk, Voice voice) {
    return CustomerService.assistant(store, ruled, encoders, workers(), clock, desk, voice);
  }

  /// The language model that is configured, or none.
  TextGenerator languageModel() {
    return languageModel.generator();
  }

  /// Where the shop's data lies.
  Path folder() {
    return folder;
  }

  /// The jobs of a server on this shop, which reads what is put into the shop's folder `inbox`.
  ShopWork work() {
    return work(folder.resolve("inbox"));
  }

  /// Likewise, with another folder for what is to be read.
  ShopWork work(Path inbox) {
    return new ShopWork(this, Retraining.DEFAULT, new Inbox(inbox, clock), clock);
  }

  /// What a server on this shop needs.
  ShopServices services(Jobs jobs) {
    return new ShopServices(
        folder,
        store,
        ruled,
        rules,
        this::servingModel,
        this::promote,
        this::productsChanged,
        jobs,
        merges,
        this::mergesChanged,
        this::erased,
        reviews,
        copyDesk,
        quality,
        customers,
        experiments,
        new EncoderEmbedder(encoders, workers()),
        service(),
        search,
        ShopFolder.isSimulated(folder),
        clock,
        new SecureRandom());
  }

  @Override
  public void close() {
    search.close();
    languageModel.close();
    encoding.close();
    encoders.close();
    store.close();
  }

  private Optional<TrainedRecommender> keptModel() {
    return readable(() -> RecommendTraining.serving(store));
  }

  private Optional<TrainedOrders> newestOrders() {
    return readable(() -> OrderTraining.newest(store));
  }

  /// A model that cannot be read is no reason not to start: it is trained again.
  private static <T> Optional<T> readable(Supplier<Optional<T>> model) {
    try {
      return model.get();
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "{0}; starting without a model", e.getMessage());
      return Optional.empty();
    }
  }
}
