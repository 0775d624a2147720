package io.shopkeeper.bench;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.embed.CachedEmbedder;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.customer.CustomerProfiles;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.taste.LearnedThemes;
import io.shopkeeper.profile.taste.ThemeTraining;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Themes of a simulated shop: what learning them costs, how near they come to its innermost
/// categories, which are not told, whether words that are searched for are of the theme of what is
/// looked at next, and whether the themes of a profile are those of what is bought in the weeks
/// behind it.
@Command(name = "themes", description = "Themes of a simulated shop against what is known of it.")
final class ThemesBenchmark implements Runnable {
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration LATER = Duration.ofDays(21);
  private static final long VECTORS = 1 << 20;
  private static final int FOREMOST = 3;

  @Option(names = "--products", defaultValue = "2000", description = "How many.")
  private int products;

  @Option(names = "--customers", defaultValue = "2000", description = "How many.")
  private int customers;

  @Option(names = "--days", defaultValue = "90", description = "Of behaviour.")
  private int days;

  @Option(names = "--lang", defaultValue = "en", description = "en or zh.")
  private String language = "en";

  @Option(names = "--seed", defaultValue = "1", description = "Of the shop.")
  private long seed;

  @Option(names = "--brands", description = "Tells brands.")
  private boolean brands;

  @Override
  public void run() {
    Locale locale = Locale.of(language);
    SimulatedShop full =
        ShopSimulation.run(
            SimulationSettings.small(locale, END).sized(products, customers, days), new Seed(seed));
    Instant cut = END.minus(LATER);
    try {
      Path folder = Files.createTempDirectory("shopkeeper-themes");
      try (Store store = DuckStore.open(folder, full.shop(), InstantSource.fixed(cut))) {
        // Categories are not told: they are what is to be found.
        store.facts().putProducts(full.products().stream().map(this::bare).toList());
        store
            .log()
            .load(
                full.events().stream()
                    .filter(event -> event.visit().time().isBefore(cut))
                    .iterator());
        store.log().load(offTopic(cut).iterator());
        judge(full, store, cut);
      } finally {
        try (var files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Searches for what no product is about, which should be of no theme.
  private List<ShopEvent> offTopic(Instant cut) {
    List<String> words =
        language.equals("zh")
            ? List.of(
                "我的包裹在哪里", "怎么退货", "退款多久到账", "发票怎么开", "忘记密码", "客服电话", "优惠码用不了", "修改收货地址", "取消订单",
                "运费多少")
            : List.of(
                "where is my parcel",
                "return policy",
                "how long does a refund take",
                "invoice for my order",
                "forgot my password",
                "contact customer service",
                "voucher code does not work",
                "change delivery address",
                "cancel order",
                "shipping costs");
    return IntStream.range(0, words.size())
        .<ShopEvent>mapToObj(i ->
            new ShopEvent.Search(
                new EventId("off-topic-" + i),
                new Visit(
                    new CustomerId("off-topic"),
                    new SessionId("off-topic"),
                    Channel.WEB,
                    cut.minusSeconds(60)),
                words.get(i)))
        .toList();
  }

  private Product bare(Product product) {
    return new Product(
        product.id(),
        product.title(),
        product.description(),
        List.of(),
        brands ? product.brand() : null,
        product.price(),
        product.inStock(),
        Map.of());
  }

  private void judge(SimulatedShop full, Store store, Instant cut) {
    try (ExecutorService pool = Executors.newFixedThreadPool(1);
        var encoders = new Encoders()) {
      var workers = new Workers(pool, 1);
      var embedder =
          new CachedEmbedder(new EncoderEmbedder(encoders, workers), store.facts(), VECTORS);
      for (String vectors : List.of("made", "remembered")) {
        double before = cpuSeconds();
        LearnedThemes learned =
            new ThemeTraining(store, embedder, workers, Progress.NONE)
                .learn(new Seed(1), InstantSource.fixed(cut));
        System.out.printf(
            Locale.ROOT,
            "%,d products, %,d themes, vectors %s: %.1f CPU-s%n",
            products,
            learned.names().size(),
            vectors,
            cpuSeconds() - before);
        if (vectors.equals("made")) {
          learned.names().stream().limit(12).forEach(name -> System.out.println("  " + name));
        }
      }
    }
    Map<String, String> themes = new HashMap<>();
    store
        .facts()
        .list(
            new Query("themes", "SELECT product, theme FROM product_themes", List.of()),
            row -> themes.put(row.text(0), row.text(1)));
    Map<String, String> categories = new HashMap<>();
    full.products().forEach(one -> categories.put(one.id().value(), one.categories().getLast()));
    System.out.printf(
        Locale.ROOT,
        "  information shared with innermost categories: %.3f of what both tell%n",
        shared(themes, categories));
    searches(store);
    offTopic(store);
    foretold(full, store, themes, cut);
  }

  /// Normalised mutual information: twice what both tell over the sum of what each tells.
  private static double shared(Map<String, String> one, Map<String, String> other) {
    double first = entropy(one.values().stream());
    double second = entropy(one.keySet().stream().map(other::get));
    double both = entropy(one.keySet().stream().map(id -> one.get(id) + "\n" + other.get(id)));
    return 2 * (first + second - both) / (first + second);
  }

  private static double entropy(Stream<String> labels) {
    Map<String, Integer> counts = new HashMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    double all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return counts.values().stream().mapToDouble(n -> -n / all * Math.log(n / all)).sum();
  }

  private static void searches(Store store) {
    store
        .facts()
        .list(
            Query.of(ThemesBenchmark.class, "searches.sql"),
            row -> {
              System.out.printf(
                  Locale.ROOT,
                  "  searches: %,d, of a theme %.3f, the theme of what is looked at next %.3f"
                      + " (by chance %.3f)%n",
                  row.integer(0),
                  row.number(1),
                  row.number(2),
                  row.number(3));
              return 0;
            });
  }

  private static void offTopic(Store store) {
    store
        .facts()
        .list(
            Query.of(ThemesBenchmark.class, "off-topic.sql"),
            row -> {
              System.out.printf(
                  Locale.ROOT,
                  "  searches for what no product is about: %d, of a theme %d%n",
                  row.integer(0),
                  row.integer(1));
              return 0;
            });
  }

  /// Of what is bought later, how much is of the foremost themes of the customer, and of the shop.
  private static void foretold(
      SimulatedShop full, Store store, Map<String, String> themes, Instant cut) {
    var profiles = new CustomerProfiles(store.facts());
    profiles.rebuild(cut);
    Map<String, CustomerStatistics> all = profiles.all(cut, full.shop().day(cut));
    List<String> shop =
        profiles.shopWide().themes().entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(FOREMOST)
            .map(Map.Entry::getKey)
            .toList();
    double[] hits = new double[3];
    for (ShopEvent event : full.events()) {
      CustomerId customer = event.visit().customer();
      if (event instanceof ShopEvent.Purchase
          && !event.visit().time().isBefore(cut)
          && customer != null
          && all.containsKey(customer.value())) {
        List<String> own =
            all.get(customer.value()).themes().stream()
                .limit(FOREMOST)
                .map(Preference::name)
                .toList();
        for (ProductId product : event.products()) {
          String theme = themes.get(product.value());
          hits[0]++;
          hits[1] += own.contains(theme) ? 1 : 0;
          hits[2] += shop.contains(theme) ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "  bought later: %,.0f, of the customer's %d foremost themes %.3f, of the shop's %.3f%n",
        hits[0],
        FOREMOST,
        hits[1] / hits[0],
        hits[2] / hits[0]);
  }

  private static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }
}
