package io.shopkeeper.bench;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.BoostingSettings;
import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.numeric.boosting.GradientBoosting;
import io.shopkeeper.numeric.boosting.Loss;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.ranking.PositionHarvest;
import io.shopkeeper.recommend.ranking.ProductTraits;
import io.shopkeeper.recommend.ranking.RankingFeatures;
import io.shopkeeper.simulation.LiveCustomers;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.ShopWindow;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Learns how often positions are looked at from the clicks of simulated customers on two arms'
/// lists, and what a ranker is truly worth that learns from one arm's clicks with and without
/// weighing them by that.
@Command(
    name = "position-bias",
    description = "Learned propensities, and rankers with and without them, against the truth.")
final class PositionBiasBenchmark implements Runnable {
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
  private static final List<String> LOGGED = List.of("liked", "drawn");
  private static final List<String> LEARNED = List.of("liked", "uncorrected", "corrected");
  private static final int LISTED = 10;
  private static final int CANDIDATES = 40;

  /// How much less often a position is looked at than the top, in the simulation.
  private static final double POSITION = .15;

  private static final BoostingSettings TREES =
      new BoostingSettings(150, 8, .1, 10, 20, .8, .5, 255, 20);

  @Option(names = "--visits", defaultValue = "20000", description = "Of the log, and of the trial.")
  private int visits;

  @Option(names = "--products", defaultValue = "300", description = "How many.")
  private int products;

  @Option(names = "--customers", defaultValue = "5000", description = "How many.")
  private int customers;

  @Option(names = "--seed", defaultValue = "1", description = "Of all randomness.")
  private long seed;

  private final List<float[]> rows = new ArrayList<>();
  private final List<Integer> positions = new ArrayList<>();
  private final List<Boolean> clicks = new ArrayList<>();
  private final PositionHarvest harvest = new PositionHarvest(LISTED);

  /// What was found.
  ///
  /// @param learned how often each position is looked at
  /// @param orders the true chance of an order by arm
  record Found(List<Double> learned, Map<String, Double> orders) {
    Found {
      learned = List.copyOf(learned);
    }

    /// The greatest distance from the truth, as a share of it.
    double farthest() {
      return IntStream.range(0, learned.size())
          .mapToDouble(k -> Math.abs(learned.get(k) / truth(k) - 1))
          .max()
          .orElse(0);
    }
  }

  PositionBiasBenchmark() {}

  PositionBiasBenchmark(int visits, int products, int customers, long seed) {
    this.visits = visits;
    this.products = products;
    this.customers = customers;
    this.seed = seed;
  }

  @Override
  public void run() {
    Found found = measure();
    for (int k = 0; k < LISTED; k++) {
      System.out.printf(
          Locale.ROOT,
          "position %2d: learned %.3f, truth %.3f%n",
          k + 1,
          found.learned().get(k),
          truth(k));
    }
    System.out.printf(Locale.ROOT, "farthest from the truth: %.1f %%%n", 100 * found.farthest());
    found
        .orders()
        .forEach((arm, value) ->
            System.out.printf(Locale.ROOT, "%-12s true chance of an order %.4f%n", arm, value));
  }

  static double truth(int position) {
    return 1 / (1 + POSITION * position);
  }

  Found measure() {
    SimulationSettings settings =
        SimulationSettings.small(Locale.ENGLISH, END).sized(products, customers, 90);
    var everything = new Seed(seed);
    SimulatedShop shop = ShopSimulation.run(settings, everything);
    var known = new KnownShop(shop, everything.generator("lists"));
    var live = new LiveCustomers(settings, everything, LOGGED, InstantSource.fixed(END));
    var log = new Window(LOGGED, known::logged, everything.generator("arms"), true, known);
    for (int visit = 0; visit < visits; visit++) {
      log.next();
      live.visit(log);
    }
    double[] learned = harvest.propensities();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      var workers = new Workers(pool, 2);
      Map<String, BoostedTrees> rankers = new HashMap<>();
      rankers.put("uncorrected", fit(_ -> 1, everything, workers));
      rankers.put("corrected", fit(at -> 1 / learned[positions.get(at)], everything, workers));
      var trial =
          new Window(
              LEARNED,
              (arm, customer) -> known.ranked(rankers.get(arm), customer),
              everything.generator("trial"),
              false,
              known);
      var again = new LiveCustomers(settings, everything, LEARNED, InstantSource.fixed(END));
      for (int visit = 0; visit < visits; visit++) {
        trial.next();
        again.visit(trial);
      }
      return new Found(Arrays.stream(learned).boxed().toList(), again.conversion());
    } finally {
      pool.shutdown();
    }
  }

  private BoostedTrees fit(ToDoubleFunction<Integer> weight, Seed from, Workers workers) {
    float[][] values = new float[rows.getFirst().length][rows.size()];
    double[] targets = new double[rows.size()];
    for (int at = 0; at < targets.length; at++) {
      for (int c = 0; c < values.length; c++) {
        values[c][at] = rows.get(at)[c];
      }
      targets[at] = clicks.get(at) ? weight.applyAsDouble(at) : 0;
    }
    return new GradientBoosting(Loss.SQUARED, TREES)
        .fit(
            new GradientBoosting.Sample(new Columns(values, targets.length), targets),
            from.generator("trees"),
            workers);
  }

  /// What the shop knows before anybody comes.
  private static final class KnownShop {
    final ProductIndex index;
    final RankingFeatures features;
    private final Map<CustomerId, int[]> candidates = new HashMap<>();
    private final int liking;
    private final Behaviour behaviour;
    private final RandomGenerator random;
    private final Map<CustomerId, float[][]> described = new HashMap<>();

    KnownShop(SimulatedShop shop, RandomGenerator random) {
      this.random = random;
      index = ProductIndex.of(shop.products().stream().map(Product::id).toList());
      Map<CustomerId, Map<Integer, Interaction>> seen = new LinkedHashMap<>();
      for (ShopEvent event : shop.events()) {
        if (event instanceof ShopEvent.ViewItem view && view.visit().customer() != null) {
          int item = index.item(view.product());
          seen.computeIfAbsent(view.visit().customer(), _ -> new LinkedHashMap<>())
              .merge(
                  item,
                  Interaction.view(item, view.visit().time().toEpochMilli() * 1_000),
                  Interaction::and);
        }
      }
      Behaviour.Builder builder = Behaviour.builder(index);
      seen.forEach((customer, items) -> {
        builder.customer(customer);
        items.values().forEach(builder::add);
      });
      behaviour = builder.build();
      Map<ProductId, ProductTraits> traits = new HashMap<>();
      shop.products().forEach(product -> traits.put(product.id(), traits(product)));
      features =
          RankingFeatures.of(
              behaviour, List.of(), id -> traits.getOrDefault(id, ProductTraits.UNKNOWN));
      liking =
          IntStream.range(0, features.features().size())
              .filter(c -> features.features().get(c).name().equals("profile.liking.mean"))
              .findFirst()
              .orElseThrow();
    }

    private static ProductTraits traits(Product product) {
      List<String> attributes = new ArrayList<>();
      product.categories().forEach(category -> attributes.add("category=" + category));
      attributes.add("brand=" + product.brand());
      attributes.add("style=" + product.attributes().getOrDefault("style", ""));
      double price = product.price() == null ? Double.NaN : product.price().major().doubleValue();
      return new ProductTraits(attributes, price, new float[0], 0, Double.NaN, Double.NaN);
    }

    private History history(CustomerId customer) {
      int row = behaviour.row(customer);
      return row < 0 ? History.EMPTY : History.of(behaviour.row(row));
    }

    /// What the customer likes best, as far as the shop can tell.
    int[] candidates(CustomerId customer) {
      return candidates.computeIfAbsent(
          customer,
          of -> {
            int[] all = IntStream.range(0, index.size()).toArray();
            float[] likings = features.of(history(of), all)[liking];
            return IntStream.of(all)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> -likings[item]))
                .limit(CANDIDATES)
                .mapToInt(Integer::intValue)
                .toArray();
          });
    }

    float[][] features(CustomerId customer) {
      return described.computeIfAbsent(
          customer,
          of -> {
            float[][] columns = features.of(history(of), candidates(of));
            return Arrays.copyOf(columns, columns.length - 1); // without the rank found
          });
    }

    float[] row(CustomerId customer, int place) {
      float[][] columns = features(customer);
      float[] row = new float[columns.length];
      for (int c = 0; c < row.length; c++) {
        row[c] = columns[c][place];
      }
      return row;
    }

    /// The ten liked best, in order or drawn into another.
    List<ProductId> logged(String arm, CustomerId customer) {
      List<Integer> places = new ArrayList<>(IntStream.range(0, LISTED).boxed().toList());
      if (!arm.equals("liked")) {
        Collections.shuffle(places, random);
      }
      return places.stream().map(place -> index.id(candidates(customer)[place])).toList();
    }

    List<ProductId> ranked(@Nullable BoostedTrees trees, CustomerId customer) {
      double[] scores = new double[CANDIDATES];
      for (int place = 0; place < scores.length; place++) {
        scores[place] = trees == null ? -place : trees.margin(row(customer, place));
      }
      return IntStream.range(0, scores.length)
          .boxed()
          .sorted(Comparator.comparingDouble(place -> -scores[place]))
          .limit(LISTED)
          .map(place -> index.id(candidates(customer)[place]))
          .toList();
    }
  }

  private interface Lists {
    List<ProductId> of(String arm, CustomerId customer);
  }

  /// Gives every visit an arm by chance, and keeps what was clicked.
  private final class Window implements ShopWindow {
    private final List<String> arms;
    private final Lists lists;
    private final RandomGenerator random;
    private final boolean keeps;
    private final KnownShop known;
    private final Map<String, List<ProductId>> shown = new HashMap<>();
    private String arm = "";

    Window(List<String> arms, Lists lists, RandomGenerator random, boolean keeps, KnownShop known) {
      this.arms = arms;
      this.lists = lists;
      this.random = random;
      this.keeps = keeps;
      this.known = known;
    }

    void next() {
      arm = arms.get(random.nextInt(arms.size()));
      shown.clear();
    }

    @Override
    public Optional<String> arm(CustomerId customer, SessionId session) {
      return Optional.of(arm);
    }

    @Override
    public List<ProductId> list(String asked, CustomerId customer, SessionId session) {
      return shown.computeIfAbsent(asked, of -> lists.of(of, customer));
    }

    @Override
    public void tell(List<ShopEvent> events) {
      if (!keeps || events.isEmpty()) {
        return;
      }
      CustomerId customer = events.getFirst().visit().customer();
      Set<ProductId> clicked = new HashSet<>();
      for (ShopEvent event : events) {
        if (event instanceof ShopEvent.SelectItem select) {
          clicked.add(select.product());
        }
      }
      List<ProductId> first = shown.getOrDefault(arms.getFirst(), List.of());
      List<ProductId> second = shown.getOrDefault(arms.getLast(), List.of());
      boolean drawn = arm.equals(arms.getLast());
      for (int at = 0; at < first.size(); at++) {
        ProductId product = first.get(at);
        boolean click = clicked.contains(product);
        harvest.add(drawn, at, second.indexOf(product), click);
        if (!drawn && customer != null) {
          rows.add(known.row(customer, at)); // liked ones are shown in the order of candidates
          positions.add(at);
          clicks.add(click);
        }
      }
    }
  }
}
