package io.shopkeeper.evaluation;

import java.util.stream.IntStream;

/// How good one user's first k recommendations are against a set of relevant items, each in [0, 1],
/// greater is better.
///
/// Relevance is binary (Herlocker et al., "Evaluating collaborative filtering recommender systems",
/// ACM TOIS 2004; Järvelin and Kekäläinen, "Cumulated gain-based evaluation", ACM TOIS 2002).
public enum RankingMetric {
  /// The share of the relevant items that is recommended.
  RECALL("recall") {
    @Override
    double of(Hits hits, int k) {
      return (double) hits.count(k) / hits.relevant();
    }
  },
  /// The share of k that is relevant, also where the list is shorter than k.
  PRECISION("precision") {
    @Override
    double of(Hits hits, int k) {
      return (double) hits.count(k) / k;
    }
  },
  /// The harmonic mean of the user's precision and recall.
  F1("f1") {
    @Override
    double of(Hits hits, int k) {
      return 2.0 * hits.count(k) / (k + hits.relevant());
    }
  },
  /// 1 where anything relevant is recommended.
  HIT_RATE("hit-rate") {
    @Override
    double of(Hits hits, int k) {
      return Math.min(hits.count(k), 1);
    }
  },
  /// Discounted cumulative gain, 1 / log₂(rank + 1) a hit, over that of the best possible list.
  NDCG("ndcg") {
    @Override
    double of(Hits hits, int k) {
      IntStream ideal = IntStream.rangeClosed(1, Math.min(hits.relevant(), k));
      return discounted(hits.ranks(k)) / discounted(ideal);
    }
  },
  /// Average precision over the best possible number of hits, min(relevant, k).
  MAP("map") {
    @Override
    double of(Hits hits, int k) {
      return sumOfPrecisions(hits, k) / Math.min(hits.relevant(), k);
    }
  },
  /// Average precision over all relevant items, reachable or not.
  MAP_FULL("map-full") {
    @Override
    double of(Hits hits, int k) {
      return sumOfPrecisions(hits, k) / hits.relevant();
    }
  },
  /// 1 / rank of the first hit, 0 without one.
  MRR("mrr") {
    @Override
    double of(Hits hits, int k) {
      return hits.ranks(k).mapToDouble(rank -> 1.0 / rank).findFirst().orElse(0);
    }
  };

  private final String label;

  RankingMetric(String label) {
    this.label = label;
  }

  /// The name a report uses, such as `recall@20`.
  public String at(int k) {
    return label + "@" + k;
  }

  /// The value for a user with at least one relevant item.
  abstract double of(Hits hits, int k);

  private static double discounted(IntStream ranks) {
    return ranks.mapToDouble(rank -> Math.log(2) / Math.log(rank + 1.0)).sum();
  }

  /// The precision at each hit's rank, summed.
  private static double sumOfPrecisions(Hits hits, int k) {
    return hits.ranks(k).mapToDouble(rank -> (double) hits.count(rank) / rank).sum();
  }
}
