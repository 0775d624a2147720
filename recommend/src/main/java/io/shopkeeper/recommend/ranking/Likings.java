package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Arrays;

/// How much one visitor likes each attribute value, reckoned when it is first met: most products
/// have the same. Taken up again for the next visitor, since there are more values than one visitor
/// ever meets. For one thread.
final class Likings {
  /// Products' worth by which a liking is shrunk towards everybody's.
  private static final double SHRINKAGE = 2;

  private final AttributeStatistics statistics;

  /// By value; `NaN` where it was not met yet.
  private final double[] likings;

  /// What a value adds to the share of the history, by value.
  private final double[] shared;

  private int[] met = new int[1024];
  private int count;
  private double all;

  /// The last quotient that a logarithm was taken of. Of all values that none of the visitor's
  /// products has it is the same but for rounding.
  private double quotient = 1;

  private double logarithm;

  Likings(AttributeStatistics statistics) {
    this.statistics = statistics;
    likings = new double[statistics.traits().values().size()];
    Arrays.fill(likings, Double.NaN);
    shared = new double[likings.length];
  }

  /// Makes them those of a visitor.
  void of(History history, Tastes tastes) {
    for (int i = 0; i < count; i++) {
      likings[met[i]] = Double.NaN;
      shared[met[i]] = 0;
    }
    count = 0;
    all = tastes.sum();
    for (int k = 0; k < tastes.size(); k++) {
      for (int value : statistics.attributes(history.item(k))) {
        if (Double.isNaN(likings[value])) {
          meet(value);
          likings[value] = 0;
        }
        shared[value] += tastes.weights()[k];
      }
    }
    for (int i = 0; i < count; i++) {
      int value = met[i];
      double mass = shared[value];
      likings[value] = liking(mass, statistics.share(value));
      shared[value] = statistics.rarity(value) * mass / all;
    }
  }

  double of(int value) {
    double known = likings[value];
    if (!Double.isNaN(known)) {
      return known;
    }
    meet(value);
    double liking = liking(0, statistics.share(value));
    likings[value] = liking;
    return liking;
  }

  /// The share of the visitor's products that have a value, times its rarity.
  double shared(int value) {
    return shared[value];
  }

  private void meet(int value) {
    if (count == met.length) {
      met = Arrays.copyOf(met, 2 * count);
    }
    met[count++] = value;
  }

  private double liking(double mass, double share) {
    double of = (mass + SHRINKAGE * share) / ((all + SHRINKAGE) * share);
    if (of != quotient) {
      quotient = of;
      logarithm = Math.log(of);
    }
    return logarithm;
  }
}
