package io.shopkeeper.advertise.delivery;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.InnerProductIndex;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Chooses among up to ten thousand creatives and learns from what they bring. Safe for any number
/// of threads; a decision waits for none but the one that renews the posterior.
///
/// Where there are many, only those are drawn for that are among the best of some draw for a
/// visitor of whom nothing is known, or by the mean for this one: which, follows from what was
/// learned, so that the propensity is exact. What was learned is taken up with every twentieth
/// more.
public final class CreativeChooser {
  private static final int WEIGHTS = 2 * Features.COUNT;
  private static final int BANK = 256;
  private static final int DRAWS = 32;
  private static final int FEW = 128;
  private static final int OF_A_DRAW = 2;
  private static final int OF_THE_MEAN = 32;
  private static final int FIRST = 32;

  /// Draws of the bank beyond either end of an interval of 95 %.
  private static final int TAIL = 6;

  private final float[] features;
  private final int count;
  private final InnerProductIndex index;
  private final RandomGenerator drawing;
  private final Responses responses = new Responses(WEIGHTS);
  private volatile Known known;
  private long due;

  /// @param bank draws of the weights
  /// @param pool plausible for somebody of whom nothing is known
  @SuppressWarnings("ArrayRecordComponent") // Never changed, never seen outside.
  private record Known(float[] mean, float[][] bank, int[] pool) {}

  /// A creative that was chosen.
  ///
  /// @param expected response by what is known now
  public record Choice(int creative, double propensity, double expected) {}

  /// How a creative stands with a visitor by what is known now.
  ///
  /// @param share of such visitors that are shown it
  /// @param expected response, with the interval of 95 % of the posterior's draws
  public record Outlook(int creative, double share, Interval expected) {}

  /// A part of the response that is expected.
  ///
  /// @param general whoever the visitor is
  /// @param match because of what the visitor likes
  public record Contribution(double general, double match) {}

  /// @param features of each creative, [Features#COUNT] numbers
  /// @param drawing of the posterior; used by one thread at a time
  public CreativeChooser(List<float[]> features, RandomGenerator drawing) {
    if (features.isEmpty()) {
      throw new IllegalArgumentException("a campaign without a creative");
    }
    count = features.size();
    this.features = new float[count * Features.COUNT];
    for (int c = 0; c < count; c++) {
      System.arraycopy(features.get(c), 0, this.features, c * Features.COUNT, Features.COUNT);
    }
    this.index = InnerProductIndex.of(new DenseMatrix(count, Features.COUNT, this.features));
    this.drawing = drawing;
    this.known = renewed();
  }

  /// @param visitor [Features#COUNT] numbers
  /// @param admissible creatives
  /// @return null if none is admissible
  public @Nullable Choice choose(float[] visitor, IntPredicate admissible, RandomGenerator random) {
    Known now = known;
    float[] query = query(now.mean, visitor);
    int[] candidates = candidates(now, query, admissible);
    if (candidates.length == 0) {
      return null;
    }
    int from = random.nextInt(BANK);
    double[] shares = new double[candidates.length];
    float[] products = new float[candidates.length];
    for (int d = 0; d < DRAWS; d++) {
      float[] drawn = query(now.bank[(from + d) % BANK], visitor);
      Vectors.dots(drawn, features, Features.COUNT, candidates, products);
      share(products, shares, 1. / DRAWS);
    }
    int chosen = drawn(shares, random);
    int creative = candidates[chosen];
    double expected = Vectors.dot(query, 0, features, creative * Features.COUNT, Features.COUNT);
    return new Choice(creative, shares[chosen], expected);
  }

  /// How creatives stand with a visitor, those first that are shown most; of many creatives those
  /// that are drawn for. Costs as much as some ten choices.
  public List<Outlook> outlooks(float[] visitor) {
    Known now = known;
    int[] candidates = candidates(now, query(now.mean, visitor), _ -> true);
    float[][] products = new float[BANK][candidates.length];
    double[] shares = new double[candidates.length];
    for (int d = 0; d < BANK; d++) {
      Vectors.dots(query(now.bank[d], visitor), features, Features.COUNT, candidates, products[d]);
      share(products[d], shares, 1. / BANK);
    }
    var outlooks = new ArrayList<Outlook>();
    for (int i = 0; i < candidates.length; i++) {
      int place = i;
      double[] drawn =
          IntStream.range(0, BANK).mapToDouble(d -> products[d][place]).sorted().toArray();
      double mean = Arrays.stream(drawn).average().orElseThrow();
      outlooks.add(
          new Outlook(
              candidates[i],
              shares[i],
              new Interval(drawn[TAIL], mean, drawn[BANK - 1 - TAIL], .95)));
    }
    outlooks.sort(
        Comparator.comparingDouble((Outlook one) -> -one.share)
            .thenComparingDouble(one -> -one.expected.estimate()));
    return outlooks;
  }

  /// What a part of a creative's features adds to the response that is expected of a visitor.
  public Contribution contribution(float[] part, float[] visitor) {
    float[] mean = known.mean;
    double general = 0;
    double match = 0;
    for (int k = 0; k < Features.COUNT; k++) {
      general += mean[k] * part[k];
      match += mean[Features.COUNT + k] * visitor[k] * part[k];
    }
    return new Contribution(general, match);
  }

  /// An impression; without response until one is told.
  public synchronized void shown(int creative, float[] visitor) {
    responses.shown(joint(creative, visitor));
    if (responses.shown() >= due) {
      known = renewed();
    }
  }

  /// The response of an impression became another; 0 before the first.
  public synchronized void responded(int creative, float[] visitor, double before, double now) {
    responses.responded(joint(creative, visitor), before, now);
  }

  private Known renewed() {
    due = responses.shown() + Math.max(FIRST, responses.shown() / 20);
    Responses.Posterior posterior = responses.posterior(BANK, drawing);
    return new Known(posterior.mean(), posterior.draws(), pool(posterior.draws()));
  }

  private int[] pool(float[][] bank) {
    if (count <= FEW) {
      int[] all = new int[count];
      for (int c = 0; c < count; c++) {
        all[c] = c;
      }
      return all;
    }
    var plausible = new BitSet();
    var best = new TopK(OF_A_DRAW);
    float[] nobody = new float[Features.COUNT];
    for (int d = 0; d < DRAWS; d++) {
      best.clear();
      index.search(query(bank[d], nobody), _ -> true, best);
      for (int id : best.ids()) {
        plausible.set(id);
      }
    }
    return plausible.stream().toArray();
  }

  private int[] candidates(Known now, float[] query, IntPredicate admissible) {
    if (count <= FEW) {
      return Arrays.stream(now.pool).filter(admissible).toArray();
    }
    var chosen = new BitSet();
    var best = new TopK(OF_THE_MEAN);
    index.search(query, admissible, best);
    for (int id : best.ids()) {
      chosen.set(id);
    }
    for (int id : now.pool) {
      if (admissible.test(id)) {
        chosen.set(id);
      }
    }
    return chosen.stream().toArray();
  }

  /// Gives the best a share, or each of those that are equally good its part of it.
  private static void share(float[] products, double[] shares, double share) {
    float highest = Float.NEGATIVE_INFINITY;
    int ties = 0;
    for (float product : products) {
      ties = product > highest ? 1 : product == highest ? ties + 1 : ties;
      highest = Math.max(highest, product);
    }
    for (int i = 0; i < products.length; i++) {
      if (products[i] == highest) {
        shares[i] += share / ties;
      }
    }
  }

  private static int drawn(double[] shares, RandomGenerator random) {
    double left = random.nextDouble();
    int chosen = -1;
    for (int i = 0; i < shares.length && left >= 0; i++) {
      if (shares[i] > 0) {
        chosen = i;
        left -= shares[i];
      }
    }
    return chosen;
  }

  /// `w₁ + w₂ ∘ x`: what a creative's features are multiplied with.
  private static float[] query(float[] weights, float[] visitor) {
    float[] query = new float[Features.COUNT];
    for (int k = 0; k < query.length; k++) {
      query[k] = weights[k] + weights[Features.COUNT + k] * visitor[k];
    }
    return query;
  }

  private float[] joint(int creative, float[] visitor) {
    float[] joint = new float[WEIGHTS];
    for (int k = 0; k < Features.COUNT; k++) {
      joint[k] = features[creative * Features.COUNT + k];
      joint[Features.COUNT + k] = joint[k] * visitor[k];
    }
    return joint;
  }
}
