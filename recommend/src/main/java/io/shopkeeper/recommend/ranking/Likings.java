package io.shopkeeper.recommend.ranking;

import io.shopkeeper.recommend.History;
import java.util.Arrays;

/// How much one visitor likes each attribute value, taken up again for the next visitor, since
/// there are more values than one visitor ever meets. For one thread.
///
/// `log((m + μ s) / ((W + μ) s)) = log(μ / (W + μ)) + log(1 + m / (μ s))`: what every value has
/// that none of the visitor's products has, and what those gain that they have.
final class Likings {
  /// Products' worth by which a liking is shrunk towards everybody's: μ.
  private static final double SHRINKAGE = 2;

  private final ValueTable values;

  /// By value what it gains, and what it adds to the share of the history: two numbers side by
  /// side, since both are looked up together; zeros where none of the visitor's products has it.
  private final double[] table;

  private int[] met = new int[1024];
  private int count;
  private double ofStrangers;

  Likings(ValueTable values) {
    this.values = values;
    table = new double[2 * values.size()];
  }

  /// Makes them those of a visitor.
  void of(History history, Tastes tastes) {
    for (int i = 0; i < count; i++) {
      table[2 * met[i]] = 0;
      table[2 * met[i] + 1] = 0;
    }
    count = 0;
    for (int k = 0; k < tastes.size(); k++) {
      int end = values.start(history.item(k) + 1);
      for (int at = values.start(history.item(k)); at < end; at++) {
        int value = values.number(at);
        if (table[2 * value] == 0) {
          meet(value);
        }
        table[2 * value] += tastes.weights()[k];
      }
    }
    for (int i = 0; i < count; i++) {
      int at = 2 * met[i];
      double mass = table[at];
      table[at] = Math.log(1 + mass / (SHRINKAGE * values.share(met[i])));
      table[at + 1] = values.rarity(met[i]) * mass / tastes.sum();
    }
    ofStrangers = Math.log(SHRINKAGE / (tastes.sum() + SHRINKAGE));
  }

  /// The liking of a value that none of the visitor's products has.
  double ofStrangers() {
    return ofStrangers;
  }

  /// By how much a value is liked better than that; not below 0.
  double gain(int value) {
    return table[2 * value];
  }

  /// The share of the visitor's products that have a value, times its rarity.
  double shared(int value) {
    return table[2 * value + 1];
  }

  private void meet(int value) {
    if (count == met.length) {
      met = Arrays.copyOf(met, 2 * count);
    }
    met[count++] = value;
  }
}
