package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.DescendingOrder;
import io.shopkeeper.numeric.Scratch;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Finds the products that are most like what a visitor had to do with, among those which so few
/// have had to do with that no model of behaviour can find them: by shared attribute values, rare
/// ones most, and by the nearness of descriptions.
///
/// The mean overlap with the history, as [AttributeStatistics#overlap], and the cosine with the
/// mean vector count alike. Looked at are those that share the values which count most, up to 600;
/// where nothing has values, as many of all. O(values + looked at · values) a question.
public final class Kindred implements CandidateSource {
  /// With so many visitors others can tell who likes a product.
  private static final int ENOUGH = 3;

  /// Products that are looked at for one question.
  private static final int LOOKED_AT = 600;

  private final RankingFeatures features;
  private final int[] scarce;

  /// The scarce items that have a value, by value.
  private final int[][] having;

  /// Zeros by value: there are more values than one visitor ever meets.
  private final Scratch<double[]> scratch;

  /// @param features of all products
  /// @param scarce the items that it looks among
  public Kindred(RankingFeatures features, int[] scarce) {
    this.features = features;
    this.scarce = scarce;
    int[] sizes = new int[features.statistics().traits().values().size()];
    for (int item : scarce) {
      for (int value : features.statistics().attributes(item)) {
        sizes[value]++;
      }
    }
    having = new int[sizes.length][];
    scratch = new Scratch<>(() -> new double[having.length]);
    Arrays.setAll(having, value -> new int[sizes[value]]);
    for (int item : scarce) {
      for (int value : features.statistics().attributes(item)) {
        having[value][--sizes[value]] = item;
      }
    }
  }

  /// Products with fewer than three visitors.
  public static Kindred of(RankingFeatures features, Behaviour behaviour) {
    int[] visitors = new int[behaviour.products().size()];
    for (int row = 0; row < behaviour.rows(); row++) {
      for (Interaction interaction : behaviour.row(row)) {
        visitors[interaction.item()]++;
      }
    }
    return new Kindred(
        features,
        IntStream.range(0, visitors.length).filter(item -> visitors[item] < ENOUGH).toArray());
  }

  public RankingFeatures features() {
    return features;
  }

  /// The items that it looks among, ascending.
  public int[] scarce() {
    return scarce.clone();
  }

  /// The most like first; none that has nothing in common with the history.
  ///
  /// @param admissible whether an item may be shown
  @Override
  public int[] find(History history, IntPredicate admissible, int count) {
    if (scarce.length == 0 || history.size() == 0 || count == 0) {
      return new int[0];
    }
    AttributeStatistics statistics = features.statistics();
    Tastes tastes = Tastes.of(history);
    double[] masses = scratch.borrow();
    weigh(history, tastes, masses);
    float[] text = TextFeatures.taste(statistics.traits(), history, tastes);
    var best = new TopK(Math.min(count, scarce.length));
    ValueTable values = statistics.table();
    var own = new BitSet();
    for (int k = 0; k < tastes.size(); k++) {
      own.set(history.item(k));
    }
    for (int item : looked(history, masses)) {
      if (!admissible.test(item)) {
        continue;
      }
      // What one product alone has is shared by nobody but itself.
      int known = own.get(item) ? values.size() : values.common();
      int end = values.start(item + 1);
      double score = 0;
      for (int at = values.start(item); at < end; at++) {
        int value = values.number(at);
        score += value < known ? masses[value] : 0;
      }
      score = score == 0 ? 0 : score / statistics.norm(item);
      float[] vector = statistics.traits().of().get(item).text();
      if (text.length > 0 && vector.length == text.length) {
        score += Math.max(0, Vectors.dot(text, vector));
      }
      if (score > 0) {
        best.offer(item, (float) score);
      }
    }
    for (int k = 0; k < tastes.size(); k++) {
      int end = values.start(history.item(k) + 1);
      for (int at = values.start(history.item(k)); at < end; at++) {
        masses[values.number(at)] = 0;
      }
    }
    scratch.giveBack(masses);
    return best.ids();
  }

  /// The scarce items that share what counts most with a history.
  private int[] looked(History history, double[] masses) {
    var shared = new BitSet();
    for (int k = 0; k < history.size(); k++) {
      for (int value : features.statistics().attributes(history.item(k))) {
        shared.set(value);
      }
    }
    if (shared.isEmpty() || having.length == 0) {
      return Arrays.copyOf(scarce, Math.min(LOOKED_AT, scarce.length));
    }
    int[] values = shared.stream().toArray();
    double[] weights = new double[values.length];
    ValueTable table = features.statistics().table();
    Arrays.setAll(weights, i -> masses[table.renumbered(values[i])]);
    var looked = new BitSet(scarce[scarce.length - 1] + 1);
    int count = 0;
    for (int foremost : DescendingOrder.of(weights)) {
      for (int item : having[values[foremost]]) {
        if (count == LOOKED_AT) {
          return looked.stream().toArray();
        }
        if (!looked.get(item)) {
          looked.set(item);
          count++;
        }
      }
    }
    return looked.stream().toArray();
  }

  /// Adds what each value adds to the mean overlap with a history, but for the length of the other.
  private void weigh(History history, Tastes tastes, double[] masses) {
    AttributeStatistics statistics = features.statistics();
    ValueTable values = statistics.table();
    for (int k = 0; k < tastes.size(); k++) {
      double weight = tastes.shares()[k] / statistics.norm(history.item(k));
      int end = values.start(history.item(k) + 1);
      for (int at = values.start(history.item(k)); at < end; at++) {
        int value = values.number(at);
        masses[value] += weight * values.square(value);
      }
    }
  }
}
