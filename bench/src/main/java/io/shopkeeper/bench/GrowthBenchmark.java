package io.shopkeeper.bench;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.blend.ActivityShares;
import io.shopkeeper.recommend.blend.BlendSettings;
import io.shopkeeper.recommend.blend.Ingredient;
import io.shopkeeper.recommend.evaluation.Candidate;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What models cost as a shop grows: customers, items and events each alone and all together, 1, 10
/// and 100 times a small shop of made-up events.
final class GrowthBenchmark {

  private static final Size SMALL = new Size(2_000, 1_000, 20_000);
  private static final int[] TIMES = {1, 10, 100};
  private static final int COUNT = 20;
  private static final int ASKED = 2_000;
  private static final long SEED = 1;

  /// @param events drawn; of the same customer and item they are one interaction
  private record Size(int customers, int items, int events) {}

  /// What grows, and how.
  private record Growth(String what, IntFunction<Size> by) {}

  private static final List<Growth> GROWTHS =
      List.of(
          new Growth(
              "everything", n -> new Size(SMALL.customers * n, SMALL.items * n, SMALL.events * n)),
          new Growth("customers", n -> new Size(SMALL.customers * n, SMALL.items, SMALL.events)),
          new Growth("items", n -> new Size(SMALL.customers, SMALL.items * n, SMALL.events)),
          new Growth("events", n -> new Size(SMALL.customers, SMALL.items, SMALL.events * n)));

  private final List<Candidate> candidates =
      List.of(
          new Candidate.Popularity(PopularitySettings.DEFAULT),
          new Candidate.ItemNeighbours(ItemNeighbourSettings.DEFAULT),
          new Candidate.Transitions(TransitionSettings.DEFAULT),
          new Candidate.Als(AlsSettings.DEFAULT, new Seed(SEED)),
          blend());

  /// Of one of each kind that a large shop's blend is made of.
  private static Candidate blend() {
    List<Ingredient> ingredients =
        List.of(
            new Ingredient.ItemNeighbours(ItemNeighbourSettings.DEFAULT.withNeighbours(300)),
            new Ingredient.UserNeighbours(new UserNeighbourSettings(300, .3, 2)),
            new Ingredient.Als(AlsSettings.DEFAULT));
    var shares = new ActivityShares(List.of(), List.of(List.of(1., 1., 1.)));
    return new Candidate.Blend(new BlendSettings(ingredients, shares), new Seed(SEED));
  }

  /// Prints a table and, where a file is given, draws it.
  void run(Path drawing) throws IOException {
    System.out.println(
        "| what grows | times | customers | items | interactions | model | fit, CPU-s | estimated"
            + " peak, MiB | list of 20, p50 / p99 ms |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    var curves = new ArrayList<GrowthChart.Curve>();
    for (Growth growth : GROWTHS) {
      var fits = candidates.stream().map(_ -> new ArrayList<Double>()).toList();
      for (int times : TIMES) {
        Behaviour behaviour = behaviour(growth.by().apply(times));
        for (int c = 0; c < candidates.size(); c++) {
          fits.get(c).add(measure(growth.what(), times, behaviour, candidates.get(c)));
        }
      }
      for (int c = 0; c < candidates.size(); c++) {
        curves.add(
            new GrowthChart.Curve(
                growth.what(), candidates.get(c).model(), List.copyOf(fits.get(c))));
      }
    }
    if (drawing != null) {
      Files.writeString(drawing, new GrowthChart(TIMES, curves).svg());
    }
  }

  /// Trains twice, so that the second finds the program warm, and returns its processor seconds.
  private static double measure(String what, int times, Behaviour behaviour, Candidate candidate) {
    var clock = new ThreadClock();
    int processors = Runtime.getRuntime().availableProcessors();
    try (var pool = Executors.newFixedThreadPool(processors, clock::thread)) {
      var workers = new Workers(pool, processors);
      candidate.train(behaviour, workers);
      double start = clock.seconds();
      RecommenderModel model = candidate.train(behaviour, workers);
      double seconds = clock.seconds() - start;
      List<History> histories = histories(behaviour);
      SingleQuestions.ask(model, histories, COUNT);
      long[] asked = SingleQuestions.ask(model, histories, COUNT).processor();
      System.out.printf(
          "| %s | %d | %,d | %,d | %,d | %s | %.3f | %,d | %.3f / %.3f |%n",
          what,
          times,
          behaviour.rows(),
          behaviour.products().size(),
          behaviour.size(),
          candidate.model(),
          seconds,
          candidate.bytes(behaviour.extent(), processors) >> 20,
          SingleQuestions.quantile(asked, .5),
          SingleQuestions.quantile(asked, .99));
      return seconds;
    }
  }

  private static List<History> histories(Behaviour behaviour) {
    int step = Math.max(1, behaviour.rows() / ASKED);
    return IntStream.range(0, behaviour.rows())
        .filter(row -> row % step == 0)
        .mapToObj(row -> History.of(behaviour.row(row)))
        .toList();
  }

  private static Behaviour behaviour(Size size) {
    CsrMatrix events = Synthetic.interactions(size.customers, size.items, size.events, SEED);
    Behaviour.Builder rows =
        Behaviour.builder(
            ProductIndex.of(
                IntStream.range(0, size.items).mapToObj(i -> new ProductId("p" + i)).toList()));
    for (int row = 0; row < size.customers; row++) {
      rows.customer(new CustomerId("c" + row));
      for (int p = events.rowStart(row); p < events.rowEnd(row); p++) {
        rows.add(Interaction.purchase(events.column(p), 1, p));
      }
    }
    return rows.build();
  }
}
