package io.shopkeeper.serve;

import io.shopkeeper.assist.CustomerService;
import io.shopkeeper.assist.understand.LearnedTopics;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.content.write.ShopWriter;
import io.shopkeeper.content.write.ShopWriterTrainer;
import io.shopkeeper.content.write.StoredProducts;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.language.generate.NoGenerator;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.LiveSettings;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.recommend.training.OrderTraining;
import io.shopkeeper.recommend.training.RecommendTraining;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/// The sample shop, trained and served on a free port of this machine.
public final class ServedShop implements AutoCloseable {
  public static final String LOCAL_KEY = "local-key-of-the-tests";

  /// For all shops of a run of tests.
  private static final Encoders ENCODERS = new Encoders();

  private static final ExecutorService POOL =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

  /// Read once for all tests.
  private static final LearnedTopics TOPICS = new LearnedTopics(ENCODERS, new Workers(POOL, 1));

  private final Store store;
  private final EventLog.Subscription subscription;
  private final ShopServices services;
  private final Supplier<ShopServices> remembering;
  private final ShopServer server;
  private final RecordedJobs jobs = new RecordedJobs();
  private final SampleReviews reviews = new SampleReviews();

  private ServedShop(
      Path directory,
      int port,
      int customers,
      int days,
      int perKey,
      int perAddress,
      boolean storefront) {
    InstantSource clock = InstantSource.system();
    store = DuckStore.open(directory, SampleShop.shop(), clock);
    SampleShop.fill(store, clock.instant(), customers, days);
    var live = new LiveRecommender(LiveSettings.DEFAULT);
    live.refresh(store.facts());
    live.swap(OrderTraining.train(store, new Seed(1), clock));
    live.swap(RecommendTraining.train(store, new Seed(1), clock, Progress.NONE));
    subscription = live.follow(store.log());
    Supplier<Optional<ServingModel>> serving =
        () ->
            live.current()
                .map(now ->
                    new ServingModel(
                        now.version(), now.provenance(), RecommendTraining.isPromoted(store)));
    var rules = new RuleBook(store.shop(), store.facts(), clock);
    var ruled = new RuledRecommender(live, rules::now, clock, new Seed(1));
    ShopWriter writer =
        new ShopWriterTrainer(Progress.NONE).train(StoredProducts.all(store.facts()));
    var embedder = new EncoderEmbedder(ENCODERS, new Workers(POOL, 1));
    var search = new ShopSearch(store.facts(), embedder, embedder, rules::now, clock, new Seed(1));
    var content = new SampleContent(store, writer, reviews, clock);
    var everyone = new Customers(store, clock, new Workers(POOL, 1));
    Function<ShopExperiments, ShopServices> wired =
        experiments ->
            new ShopServices(
                directory,
                store,
                ruled,
                rules,
                serving,
                version -> {
                  live.restore(RecommendTraining.promote(store, version), store.log());
                  return serving.get().orElseThrow();
                },
                products -> {
                  live.productsChanged(products);
                  rules.productsChanged(products);
                  search.put(products);
                  content.texts().changed(products.stream().map(Product::id).toList());
                },
                jobs,
                new Merges(store.facts(), clock),
                () -> live.mergesChanged(store.facts()),
                erased -> {
                  live.forget(erased.ids());
                  everyone.changed();
                },
                reviews,
                content,
                new QualityReports(store, clock),
                everyone,
                experiments,
                new EncoderEmbedder(ENCODERS, new Workers(POOL, 1)),
                CustomerService.of(
                    store,
                    ruled,
                    ENCODERS,
                    TOPICS,
                    new NoGenerator("none is needed"),
                    new Workers(POOL, 1),
                    clock,
                    new SecureRandom()),
                search,
                storefront,
                clock,
                new SecureRandom());
    remembering = () -> wired.apply(ShopExperiments.of(store.facts(), everyone::traits, clock));
    services = remembering.get();
    server =
        ShopServer.start(
            new ServeSettings(
                "127.0.0.1", port, Set.of("shop.example"), LOCAL_KEY, perKey, perAddress),
            services);
  }

  public static ServedShop start(Path directory) {
    return new ServedShop(directory, 0, 80, 40, 20_000, 20_000, false);
  }

  /// With its window open to anybody.
  public static ServedShop withStorefront(Path directory) {
    return new ServedShop(directory, 0, 80, 40, 20_000, 20_000, true);
  }

  /// With enough days of sales for what customers will do to be learned.
  static ServedShop lasting(Path directory) {
    return new ServedShop(directory, 0, 150, 100, 20_000, 20_000, false);
  }

  /// With so many requests a second, of a key as of an address.
  static ServedShop limited(Path directory, int perSecond) {
    return limited(directory, perSecond, perSecond);
  }

  static ServedShop limited(Path directory, int perKey, int perAddress) {
    return new ServedShop(directory, 0, 4, 10, perKey, perAddress, false);
  }

  public static ServedShop large(Path directory, int port) {
    return new ServedShop(directory, port, 900, 120, 20_000, 20_000, false);
  }

  public ShopServer server() {
    return server;
  }

  ShopServices services() {
    return services;
  }

  /// Services as another process has them, which remembers only what is in the store.
  ShopServices servicesOfANewProcess() {
    return remembering.get();
  }

  public Store store() {
    return store;
  }

  public RecordedJobs jobs() {
    return jobs;
  }

  /// Keeps a draft of the page of a product, in English.
  public void draft(String product) {
    services
        .content()
        .texts()
        .draft(TextKey.page(new ProductId(product), Language.ENGLISH), "test");
  }

  /// Shows it to customers.
  public void approve(String product) {
    services
        .content()
        .texts()
        .approve(TextKey.page(new ProductId(product), Language.ENGLISH), 0, "test");
  }

  /// Reads what customers say, so that none of the browser's questions waits for it.
  public void prepareAnswers() {
    TOPICS.read(Language.ENGLISH);
    TOPICS.read(Language.CHINESE);
  }

  public SampleReviews reviews() {
    return reviews;
  }

  @Override
  public void close() {
    server.stop();
    subscription.close();
    services.search().close();
    store.close();
  }
}
