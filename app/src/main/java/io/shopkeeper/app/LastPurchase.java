package io.shopkeeper.app;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.evaluation.RankingData;
import io.shopkeeper.recommend.evaluation.RankingProtocol;
import io.shopkeeper.recommend.evaluation.UserItems;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// How well the shop's own customers' last purchases are foretold from the ones before, against
/// showing everybody what is popular.
final class LastPurchase {
  private static final Seed SEED = new Seed(1);
  private static final String METRIC = "hit-rate@10";

  private LastPurchase() {}

  /// The comparison in one sentence.
  static String compare(ShopProgram program, Progress progress) {
    var data = RankingData.leaveLastOut(purchases(program.store().facts()));
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      var workers = new Workers(pool, processors);
      Interval neighbours = hitRate(data, "item-neighbours", workers, progress);
      Interval popularity = hitRate(data, "popularity", workers, progress);
      return ("The last product each customer bought, hidden from training, is among the first 10"
              + " for %.1f %% of them; showing everybody what is popular, for %.1f %%.")
          .formatted(100 * neighbours.estimate(), 100 * popularity.estimate());
    }
  }

  private static Interval hitRate(
      RankingData data, String model, Workers workers, Progress progress) {
    var metrics =
        RankingProtocol.RECOMMEND
            .fit(data, model, SEED, workers, progress)
            .evaluate(Bootstrap.of(SEED))
            .metrics()
            .metrics();
    return Objects.requireNonNull(metrics.get(METRIC), METRIC);
  }

  private static List<UserItems> purchases(Facts facts) {
    Map<String, List<String>> byCustomer = new LinkedHashMap<>();
    facts.list(
        Query.of(LastPurchase.class, "purchases.sql"),
        row -> byCustomer.computeIfAbsent(row.text(0), _ -> new ArrayList<>()).add(row.text(1)));
    return byCustomer.entrySet().stream()
        .map(customer -> new UserItems(customer.getKey(), customer.getValue()))
        .toList();
  }
}
