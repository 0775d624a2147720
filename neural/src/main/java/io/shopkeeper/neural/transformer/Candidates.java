package io.shopkeeper.neural.transformer;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The items a step tells its targets from: all, or the targets and a random sample.
///
/// A sampled item speaks for `1 / q` of its like, q being its chance to be among the candidates, so
/// `ln q` is taken from its logit: then the sum over the candidates estimates the sum over all
/// items without bias (Bengio and Senécal, IEEE TNN 2008). Targets of other tokens of the batch are
/// in by what they are, not by chance, and speak for themselves and no others.
final class Candidates {

  private final TransformerShape shape;
  private final int negatives;
  private final RandomGenerator random;

  /// @param negatives 0 for all items
  Candidates(TransformerShape shape, int negatives, RandomGenerator random) {
    this.shape = shape;
    this.negatives = negatives;
    this.random = random;
  }

  Drawn draw(int[] targets) {
    int items = shape.items();
    if (negatives == 0 || negatives + (long) targets.length >= items) {
      return new Drawn(shape, IntStream.range(0, items).toArray(), targets, new float[0]);
    }
    boolean[] target = new boolean[items];
    boolean[] chosen = new boolean[items];
    for (int item : targets) {
      target[item] = true;
      chosen[item] = true;
    }
    for (int draw = 0; draw < negatives; draw++) {
      chosen[random.nextInt(items)] = true;
    }
    int[] ids = IntStream.range(0, items).filter(item -> chosen[item]).toArray();
    double chance = 1 - Math.pow(1 - 1.0 / items, negatives);
    float[] handicap = new float[ids.length];
    int[] place = new int[items];
    for (int i = 0; i < ids.length; i++) {
      place[ids[i]] = i;
      handicap[i] = target[ids[i]] ? 0 : (float) Math.log(chance);
    }
    return new Drawn(
        shape, ids, Arrays.stream(targets).map(item -> place[item]).toArray(), handicap);
  }

  /// @param ids of the candidates, ascending
  /// @param targets as places in `ids`
  record Drawn(TransformerShape shape, int[] ids, int[] targets, float[] handicap) {

    ItemSoftmax.Question question(float[] hidden, float[] items) {
      int d = shape.dimension();
      float[] vectors = items;
      if (!all()) {
        vectors = new float[ids.length * d];
        for (int i = 0; i < ids.length; i++) {
          System.arraycopy(items, ids[i] * d, vectors, i * d, d);
        }
      }
      return new ItemSoftmax.Question(hidden, targets, vectors, handicap, d);
    }

    /// The gradient of all items from that of the candidates.
    float[] spread(float[] dCandidates) {
      if (all()) {
        return dCandidates;
      }
      int d = shape.dimension();
      float[] gradient = new float[shape.items() * d];
      for (int i = 0; i < ids.length; i++) {
        System.arraycopy(dCandidates, i * d, gradient, ids[i] * d, d);
      }
      return gradient;
    }

    private boolean all() {
      return ids.length == shape.items();
    }
  }
}
