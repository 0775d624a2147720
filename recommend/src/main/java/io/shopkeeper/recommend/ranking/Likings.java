package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Arrays;

/// How much one visitor likes each attribute value; kept of those that the visitor's products have.
/// Taken up again for the next visitor, since there are more values than one visitor ever meets.
/// For one thread.
final class Likings {
  /// Products' worth by which a liking is shrunk towards everybody's.
  private static final double SHRINKAGE = 2;

  private static final int LAST_BITS = 15;

  private final ValueTable values;

  /// By value; `NaN` where none of the visitor's products has it.
  private final double[] likings;

  /// What a value adds to the share of the history, by value.
  private final double[] shared;

  private int[] met = new int[1024];
  private int count;
  private double all;

  /// Quotients that a logarithm was taken of, by their last bits. Of all values that none of the
  /// visitor's products has it is the same but for rounding.
  private final double[] quotients = new double[LAST_BITS + 1];

  private final double[] logarithms = new double[quotients.length];

  Likings(ValueTable values) {
    this.values = values;
    likings = new double[values.size()];
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
      int end = values.start(history.item(k) + 1);
      for (int at = values.start(history.item(k)); at < end; at++) {
        int value = values.number(at);
        if (Double.isNaN(likings[value])) {
          likings[value] = 0;
          meet(value);
        }
        shared[value] += tastes.weights()[k];
      }
    }
    for (int i = 0; i < count; i++) {
      int value = met[i];
      double mass = shared[value];
      likings[value] = liking(mass, value);
      shared[value] = values.rarity(value) * mass / all;
    }
  }

  double of(int value) {
    double known = likings[value];
    return Double.isNaN(known) ? ofStranger(value) : known;
  }

  /// Of a value that none of the visitor's products has: to reckon it anew costs less than to keep
  /// what few products share.
  double ofStranger(int value) {
    return liking(0, value);
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

  private double liking(double mass, int value) {
    double share = values.share(value);
    double of = (mass + SHRINKAGE * share) / ((all + SHRINKAGE) * share);
    int slot = (int) Double.doubleToRawLongBits(of) & LAST_BITS;
    if (of != quotients[slot]) { // None is 0.
      quotients[slot] = of;
      logarithms[slot] = Math.log(of);
    }
    return logarithms[slot];
  }
}
