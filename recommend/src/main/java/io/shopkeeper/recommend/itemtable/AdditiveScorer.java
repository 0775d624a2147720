package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.numeric.Scratch;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Ranks by the sum of the package's documentation, and takes the sum apart again. Safe for any
/// number of threads.
public final class AdditiveScorer {

  /// How many of the items that the evidence finds are refined; 400 find the same lists (.991 of
  /// their items are those of all products scored by everything, with either) in half as long
  /// again.
  private static final int SHORTLIST = 150;

  private final List<Evidence> evidence;
  private final List<Refinement> refinements;
  private final PopularityModel popularity;
  private final double popularityWeight;
  private final boolean balanced;

  private final Scratch<BlockedSums> scratch =
      new Scratch<>(() -> new BlockedSums(products().size()));

  /// @param popularityWeight what the most popular item adds to its score
  public AdditiveScorer(
      List<Evidence> evidence, PopularityModel popularity, double popularityWeight) {
    this(evidence, List.of(), popularity, popularityWeight, false);
  }

  /// Of a blend, whose summands are divided by their [Loudness].
  ///
  /// @param refinements asked of the items that the evidence finds best
  public AdditiveScorer(
      List<Evidence> evidence,
      List<Refinement> refinements,
      PopularityModel popularity,
      double popularityWeight) {
    this(evidence, refinements, popularity, popularityWeight, true);
  }

  private AdditiveScorer(
      List<Evidence> evidence,
      List<Refinement> refinements,
      PopularityModel popularity,
      double popularityWeight,
      boolean balanced) {
    this.evidence = List.copyOf(evidence);
    this.refinements = List.copyOf(refinements);
    this.popularity = popularity;
    this.popularityWeight = popularityWeight;
    this.balanced = balanced;
  }

  /// The best items, best first.
  ///
  /// @param shares of each evidence, then of each refinement, at least 0
  public int[] rank(History history, double[] shares, IntPredicate admissible, int count) {
    BlockedSums scores = scratch.borrow();
    try {
      return ranked(history, shares, admissible, count, scores).items();
    } finally {
      scratch.giveBack(scores);
    }
  }

  /// The same with reasons.
  public List<Recommendation> recommend(
      History history, double[] shares, IntPredicate admissible, int count) {
    BlockedSums scores = scratch.borrow();
    try {
      Ranked ranked = ranked(history, shares, admissible, count, scores);
      return explained(history, ranked.shares(), new Clues(history, ranked.items(), scores));
    } finally {
      scratch.giveBack(scores);
    }
  }

  /// The score of every item by the evidence alone, which nothing may refine.
  public float[] scores(History history, double[] shares) {
    BlockedSums scores = scratch.borrow();
    try {
      float[] all = new float[products().size()];
      sum(history, shares, scores);
      for (int item = 0; item < all.length; item++) {
        all[item] = (float) (scores.sum(item) + popular(item));
      }
      return all;
    } finally {
      scratch.giveBack(scores);
    }
  }

  /// The same of some items, by place in `items`.
  public float[] scores(History history, double[] shares, int[] items) {
    BlockedSums scores = scratch.borrow();
    try {
      float[] some = new float[items.length];
      sum(history, shares, scores);
      for (int place = 0; place < some.length; place++) {
        some[place] = (float) (scores.sum(items[place]) + popular(items[place]));
      }
      return some;
    } finally {
      scratch.giveBack(scores);
    }
  }

  /// @param shares by which the summands were added: balanced, where they are
  private record Ranked(int[] items, double[] shares) {}

  private Ranked ranked(
      History history, double[] shares, IntPredicate admissible, int count, BlockedSums scores) {
    double[] added = sum(history, shares, scores);
    boolean refined = IntStream.range(0, refinements.size()).anyMatch(r -> share(shares, r) > 0);
    TopK best = best(scores, admissible, refined ? Math.max(SHORTLIST, 2 * count) : count);
    int[] items = refined ? refined(history, added, best, count) : best.ids();
    return new Ranked(items, added);
  }

  /// Adds up what the evidence says, and returns a copy of the shares, those of evidence as they
  /// were added.
  private double[] sum(History history, double[] shares, BlockedSums scores) {
    double[] added = shares.clone();
    scores.clear();
    BlockedSums one = balanced ? scratch.borrow() : scores;
    for (int t = 0; t < evidence.size(); t++) {
      if (shares[t] > 0 && balanced) {
        one.clear();
        evidence.get(t).add(history, 1, one);
        added[t] /= Loudness.of(history, one);
        scores.add((float) added[t], one);
      } else if (shares[t] > 0) {
        evidence.get(t).add(history, shares[t], scores);
      }
    }
    if (balanced) {
      scratch.giveBack(one);
    }
    return added;
  }

  private TopK best(BlockedSums scores, IntPredicate admissible, int count) {
    var best = new TopK(count);
    int item = scores.firstAtLeast(least(best), 0);
    while (item < scores.columns()) {
      // What sums to nothing is popular at most, and comes below.
      if (scores.sum(item) != 0) {
        offer(item, scores.sum(item) + popular(item), admissible, best);
      }
      item = scores.firstAtLeast(least(best), item + 1);
    }
    for (int rank = 0; rank < popularity.ranked(); rank++) {
      int popular = popularity.item(rank);
      if (popular(popular) < best.threshold()) {
        break;
      }
      if (scores.sum(popular) == 0) {
        offer(popular, popular(popular), admissible, best);
      }
    }
    return best;
  }

  /// The sum below which nothing is kept any more, whatever popularity adds to it.
  private float least(TopK best) {
    return best.threshold() - (float) popularityWeight;
  }

  /// @param shares those of refinements are balanced in place
  private int[] refined(History history, double[] shares, TopK shortlist, int count) {
    int[] items = shortlist.ids();
    double[] sums = new double[items.length];
    for (int place = 0; place < items.length; place++) {
      sums[place] = shortlist.score(place);
    }
    float[] scores = new float[items.length];
    for (int r = 0; r < refinements.size(); r++) {
      if (share(shares, r) > 0) {
        refinements.get(r).score(history, items, scores);
        shares[evidence.size() + r] /= Loudness.of(history, items, scores);
        for (int place = 0; place < items.length; place++) {
          sums[place] += share(shares, r) * scores[place];
        }
      }
    }
    var best = new TopK(count);
    for (int place = 0; place < items.length; place++) {
      best.offer(items[place], (float) sums[place]);
    }
    return best.ids();
  }

  private double share(double[] shares, int refinement) {
    return shares[evidence.size() + refinement];
  }

  private static void offer(int item, double score, IntPredicate admissible, TopK best) {
    if (score > 0 && (float) score >= best.threshold() && admissible.test(item)) {
      best.offer(item, (float) score);
    }
  }

  private List<Recommendation> explained(History history, double[] shares, Clues clues) {
    for (int t = 0; t < evidence.size(); t++) {
      if (shares[t] > 0) {
        evidence.get(t).takeApart(history, shares[t], clues);
      }
    }
    for (int r = 0; r < refinements.size(); r++) {
      if (share(shares, r) > 0) {
        refinements.get(r).takeApart(history, share(shares, r), clues);
      }
    }
    int[] items = clues.items();
    var recommendations = new ArrayList<Recommendation>(items.length);
    for (int place = 0; place < items.length; place++) {
      List<Reason> reasons = clues.reasons(place, history, products());
      if (popular(items[place]) > 0) {
        reasons.add(popularity.reason(items[place], popularityWeight));
      }
      recommendations.add(Recommendation.of(products().id(items[place]), Foremost.of(reasons)));
    }
    // Ranked by floats, shown as doubles: two that are equal as floats may have to change places.
    recommendations.sort(Comparator.comparingDouble(Recommendation::score).reversed());
    return recommendations;
  }

  private double popular(int item) {
    return popularityWeight * popularity.popularity(item);
  }

  private ProductIndex products() {
    return popularity.products();
  }
}
