package io.shopkeeper.app;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.evaluation.EvaluationResult;
import io.shopkeeper.recommend.evaluation.ShopEvaluation;
import io.shopkeeper.store.Store;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// How much better the model that serves foretells the shop's own customers than showing everybody
/// what is popular, in a sentence.
final class Comparison {
  private static final Seed SEED = new Seed(1);
  private static final String METRIC = "hit-rate@10";

  private Comparison() {}

  static String of(Store store, Progress progress) {
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      return words(ShopEvaluation.run(store, SEED, new Workers(pool, processors), progress));
    }
  }

  private static String words(List<EvaluationResult> results) {
    Interval popular = results.isEmpty() ? null : hitRate(results.getFirst());
    Interval serving = results.isEmpty() ? null : hitRate(results.getLast());
    if (popular == null || serving == null) {
      return "Too few orders to measure how good the recommendations are.";
    }
    return ("Trained on the time before the last fifth of the orders, its first 10 products hold"
            + " one that the customer then bought for %s of the customers; the popular products"
            + " do for %s.")
        .formatted(percent(serving), percent(popular));
  }

  private static @Nullable Interval hitRate(EvaluationResult result) {
    return result.metrics().metrics().get(METRIC);
  }

  private static String percent(Interval interval) {
    return "%.1f %% (95 %% interval %.1f to %.1f)"
        .formatted(100 * interval.estimate(), 100 * interval.low(), 100 * interval.high());
  }
}
