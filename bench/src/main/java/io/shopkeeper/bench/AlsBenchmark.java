package io.shopkeeper.bench;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.RankingEvaluation;
import io.shopkeeper.evaluation.RankingMetric;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.als.AlsModel;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.als.AlsTrainer;
import io.shopkeeper.recommend.evaluation.UserItems;
import io.shopkeeper.recommend.evaluation.UserItemsFile;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Alternating least squares on a published data set: fitting, lists for every customer, single
/// questions, each in processor seconds of the threads that do the work, best of several runs in
/// one warm JVM.
final class AlsBenchmark {

  private static final int RUNS = 5;
  private static final int COUNT = 20;
  private static final int CHECKED = 500;

  private final List<UserItems> train;
  private final Map<String, List<String>> test = new HashMap<>();
  private final ProductIndex products;
  private final Behaviour behaviour;
  private final List<History> histories;

  AlsBenchmark(Path trainFile, Path testFile) {
    train = UserItemsFile.read(trainFile);
    UserItemsFile.read(testFile).forEach(user -> test.put(user.user(), user.items()));
    products =
        ProductIndex.of(
            train.stream().flatMap(user -> user.items().stream()).map(ProductId::new).toList());
    Behaviour.Builder rows = Behaviour.builder(products);
    for (UserItems user : train) {
      rows.customer(new CustomerId(user.user()));
      user.items().stream()
          .distinct()
          .forEach(item -> rows.add(Interaction.purchase(item(item), 1, 0)));
    }
    behaviour = rows.build();
    histories =
        IntStream.range(0, behaviour.rows())
            .mapToObj(row -> History.of(behaviour.row(row)))
            .toList();
  }

  void run(AlsSettings settings) {
    System.out.println(settings);
    var clock = new ThreadClock();
    try (var pool = Executors.newSingleThreadExecutor(clock::thread)) {
      var workers = new Workers(pool, 1);
      AlsModel model = fit(settings, clock, workers);
      int[][] lists = rankAll(model, clock, workers);
      System.out.printf(
          "recall@20 %.4f, ndcg@20 %.4f%n",
          measured(lists, RankingMetric.RECALL), measured(lists, RankingMetric.NDCG));
      SingleQuestions.ask(model, histories, COUNT).print();
      System.out.printf("overlap with exact f32 products %.4f%n", overlap(model));
    }
  }

  private AlsModel fit(AlsSettings settings, ThreadClock clock, Workers workers) {
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    var trainer = new AlsTrainer(settings, new Seed(1));
    double best = Double.POSITIVE_INFINITY;
    AlsModel model = trainer.train(behaviour, popularity, workers);
    for (int run = 0; run < RUNS; run++) {
      double start = clock.seconds();
      model = trainer.train(behaviour, popularity, workers);
      best = Math.min(best, clock.seconds() - start);
    }
    System.out.printf("fit %.2f CPU-s%n", best);
    return model;
  }

  private int[][] rankAll(AlsModel model, ThreadClock clock, Workers workers) {
    double best = Double.POSITIVE_INFINITY;
    int[][] lists = {};
    for (int run = 0; run < RUNS; run++) {
      double start = clock.seconds();
      lists =
          model.rankAll(histories, (row, item) -> !histories.get(row).owns(item), COUNT, workers);
      best = Math.min(best, clock.seconds() - start);
    }
    System.out.printf("lists of 20: %,.0f customers per CPU-s%n", histories.size() / best);
    return lists;
  }

  private double measured(int[][] lists, RankingMetric metric) {
    int[][] relevant = new int[lists.length][];
    for (int row = 0; row < relevant.length; row++) {
      List<String> items = test.getOrDefault(train.get(row).user(), List.of());
      relevant[row] = IntStream.range(0, items.size()).map(i -> known(items.get(i), i)).toArray();
    }
    var evaluation = new RankingEvaluation(lists, relevant);
    return Arrays.stream(evaluation.perUser(metric, COUNT)).average().orElse(0);
  }

  /// The mean share of the products of every item's factors that the lists of some customers hold.
  private double overlap(AlsModel model) {
    double shared = 0;
    for (int row = 0; row < CHECKED; row++) {
      History history = histories.get(row * (histories.size() / CHECKED));
      float[] customer = model.foldIn(history);
      var exact = new TopK(COUNT);
      for (int item = 0; item < products.size(); item++) {
        if (!history.owns(item)) {
          exact.offer(item, Vectors.dot(customer, model.factors(item)));
        }
      }
      int[] expected = exact.ids();
      int[] found = model.rank(history, item -> !history.owns(item), COUNT);
      Arrays.sort(expected);
      shared +=
          (double) Arrays.stream(found).filter(i -> Arrays.binarySearch(expected, i) >= 0).count()
              / expected.length;
    }
    return shared / CHECKED;
  }

  private int item(String id) {
    return products.item(new ProductId(id));
  }

  /// An item nobody has in train gets a number beyond all others: it counts as missed.
  private int known(String id, int place) {
    return item(id) >= 0 ? item(id) : products.size() + place;
  }
}
