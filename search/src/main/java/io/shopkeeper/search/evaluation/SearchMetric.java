package io.shopkeeper.search.evaluation;

import java.util.List;
import java.util.Map;

/// How well a list answers a query. Relevant is what is judged above 0; nDCG alone minds how far
/// above, its gain being the relevance itself.
enum SearchMetric {
  MRR_10("mrr@10") {
    @Override
    double of(List<String> list, Map<String, Double> relevance) {
      for (int rank = 0; rank < Math.min(10, list.size()); rank++) {
        if (relevance.getOrDefault(list.get(rank), 0.0) > 0) {
          return 1.0 / (rank + 1);
        }
      }
      return 0;
    }
  },
  NDCG_10("ndcg@10") {
    @Override
    double of(List<String> list, Map<String, Double> relevance) {
      List<Double> found =
          list.stream().limit(10).map(product -> relevance.getOrDefault(product, 0.0)).toList();
      List<Double> ideal =
          relevance.values().stream().sorted((a, b) -> Double.compare(b, a)).limit(10).toList();
      return discounted(found) / discounted(ideal);
    }
  },
  RECALL_10("recall@10") {
    @Override
    double of(List<String> list, Map<String, Double> relevance) {
      return recall(list, relevance, 10);
    }
  },
  RECALL_100("recall@100") {
    @Override
    double of(List<String> list, Map<String, Double> relevance) {
      return recall(list, relevance, 100);
    }
  },
  HIT_1("hit@1") {
    @Override
    double of(List<String> list, Map<String, Double> relevance) {
      return !list.isEmpty() && relevance.getOrDefault(list.getFirst(), 0.0) > 0 ? 1 : 0;
    }
  };

  private final String label;

  SearchMetric(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /// Of a query with at least one relevant product.
  abstract double of(List<String> list, Map<String, Double> relevance);

  private static double recall(List<String> list, Map<String, Double> relevance, int k) {
    long relevant = relevance.values().stream().filter(value -> value > 0).count();
    long found =
        list.stream().limit(k).filter(product -> relevance.getOrDefault(product, 0.0) > 0).count();
    return (double) found / relevant;
  }

  private static double discounted(List<Double> gains) {
    double sum = 0;
    for (int rank = 0; rank < gains.size(); rank++) {
      sum += gains.get(rank) * Math.log(2) / Math.log(rank + 2.0);
    }
    return sum;
  }
}
