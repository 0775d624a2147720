package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.numeric.SparseAccumulator;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Ranks by the sum of the package's documentation, and takes the sum apart again. Safe for any
/// number of threads.
public final class AdditiveScorer {

  /// Reasons named for one product; the others are folded into one.
  private static final int MAX_REASONS = 3;

  private final List<Evidence> evidence;
  private final PopularityModel popularity;
  private final double popularityWeight;

  /// One for each question answered at a time; a thread-local would be one for each virtual thread.
  private final ConcurrentLinkedDeque<SparseAccumulator> scratch = new ConcurrentLinkedDeque<>();

  /// @param popularityWeight what the most popular item adds to its score
  public AdditiveScorer(
      List<Evidence> evidence, PopularityModel popularity, double popularityWeight) {
    this.evidence = List.copyOf(evidence);
    this.popularity = popularity;
    this.popularityWeight = popularityWeight;
  }

  /// The best items, best first.
  ///
  /// @param shares of each evidence, at least 0
  public int[] rank(History history, double[] shares, IntPredicate admissible, int count) {
    SparseAccumulator scores = borrow();
    try {
      return ranked(history, shares, admissible, count, scores);
    } finally {
      scratch.push(scores);
    }
  }

  /// The same with reasons.
  public List<Recommendation> recommend(
      History history, double[] shares, IntPredicate admissible, int count) {
    SparseAccumulator scores = borrow();
    try {
      int[] items = ranked(history, shares, admissible, count, scores);
      return explained(history, shares, items, scores);
    } finally {
      scratch.push(scores);
    }
  }

  private int[] ranked(
      History history,
      double[] shares,
      IntPredicate admissible,
      int count,
      SparseAccumulator scores) {
    scores.clear();
    for (int t = 0; t < shares.length; t++) {
      if (shares[t] > 0) {
        add(history, evidence.get(t), shares[t], scores);
      }
    }
    var best = new TopK(count);
    for (int entry = 0; entry < scores.size(); entry++) {
      int item = scores.column(entry);
      offer(item, scores.value(entry) + popular(item), admissible, best);
    }
    for (int rank = 0; rank < popularity.ranked(); rank++) {
      int item = popularity.item(rank);
      if (popular(item) < best.threshold()) {
        break;
      }
      if (scores.sum(item) == 0) {
        offer(item, popular(item), admissible, best);
      }
    }
    return best.ids();
  }

  private static void add(
      History history, Evidence evidence, double share, SparseAccumulator scores) {
    ItemTable table = evidence.table();
    double[] weights = evidence.weights(history);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      double weight = share * weights[k];
      for (int p = table.start()[item]; p < table.start()[item + 1]; p++) {
        scores.add(table.item()[p], weight * table.score()[p]);
      }
    }
  }

  private static void offer(int item, double score, IntPredicate admissible, TopK best) {
    if (score > 0 && (float) score >= best.threshold() && admissible.test(item)) {
      best.offer(item, (float) score);
    }
  }

  private List<Recommendation> explained(
      History history, double[] shares, int[] items, SparseAccumulator slots) {
    slots.clear();
    for (int rank = 0; rank < items.length; rank++) {
      slots.add(items[rank], rank + 1);
    }
    @Nullable Clue[][] clues = new @Nullable Clue[items.length][history.size()];
    for (int t = 0; t < shares.length; t++) {
      if (shares[t] > 0) {
        takeApart(history, evidence.get(t), shares[t], slots, clues);
      }
    }
    var recommendations = new ArrayList<Recommendation>(items.length);
    for (int rank = 0; rank < items.length; rank++) {
      List<Reason> reasons = because(history, clues[rank]);
      if (popular(items[rank]) > 0) {
        reasons.add(popularity.reason(items[rank], popularityWeight));
      }
      recommendations.add(Recommendation.of(products().id(items[rank]), folded(reasons)));
    }
    // Ranked by floats, shown as doubles: two that are equal as floats may have to change places.
    recommendations.sort(Comparator.comparingDouble(Recommendation::score).reversed());
    return recommendations;
  }

  private static void takeApart(
      History history,
      Evidence evidence,
      double share,
      SparseAccumulator slots,
      @Nullable Clue[][] clues) {
    ItemTable table = evidence.table();
    double[] weights = evidence.weights(history);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      for (int p = table.start()[item]; p < table.start()[item + 1]; p++) {
        int slot = (int) slots.sum(table.item()[p]);
        if (slot > 0) {
          @Nullable Clue[] of = clues[slot - 1];
          Clue clue = of[k];
          if (clue == null) {
            clue = new Clue();
            of[k] = clue;
          }
          clue.add(evidence.bond(), share * weights[k] * table.score()[p], table.common()[p]);
        }
      }
    }
  }

  private List<Reason> because(History history, @Nullable Clue[] clues) {
    var reasons = new ArrayList<Reason>();
    for (int k = 0; k < clues.length; k++) {
      Clue clue = clues[k];
      if (clue != null) {
        reasons.add(clue.reason(products().id(history.item(k)), history.relation(k)));
      }
    }
    return reasons;
  }

  private static List<Reason> folded(List<Reason> reasons) {
    reasons.sort(Comparator.comparingDouble(Reason::contribution).reversed());
    if (reasons.size() <= MAX_REASONS + 1) {
      return reasons;
    }
    List<Reason> others = reasons.subList(MAX_REASONS, reasons.size());
    double rest = others.stream().mapToDouble(Reason::contribution).sum();
    var folded = new ArrayList<Reason>(reasons.subList(0, MAX_REASONS));
    folded.add(new Reason.Others(others.size(), rest));
    return folded;
  }

  private double popular(int item) {
    return popularityWeight * popularity.popularity(item);
  }

  private ProductIndex products() {
    return popularity.products();
  }

  private SparseAccumulator borrow() {
    SparseAccumulator free = scratch.poll();
    return free == null ? new SparseAccumulator(products().size()) : free;
  }
}
