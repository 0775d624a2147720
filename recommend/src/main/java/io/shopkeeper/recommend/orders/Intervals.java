package io.shopkeeper.recommend.orders;

import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/// How long customers usually wait before they buy an item again, and how many do: m_j and ρ_j of
/// the package's notation.
///
/// @param usual days, by item
/// @param again from 0 to 1, by item
record Intervals(float[] usual, float[] again) {

  /// @param habits of all customers
  static Intervals learn(List<Habit> habits, int items, double prior) {
    double[] waited = new double[items];
    double[] repeats = new double[items];
    double[] bought = new double[items];
    double allWaited = 0;
    double allRepeats = 0;
    double allBought = 0;
    for (Habit habit : habits) {
      int item = habit.item();
      waited[item] += habit.waited();
      repeats[item] += habit.times() - 1;
      bought[item] += habit.times();
      allWaited += habit.waited();
      allRepeats += habit.times() - 1;
      allBought += habit.times();
    }
    double shopUsual = allRepeats == 0 ? 0 : allWaited / allRepeats;
    double shopAgain = allBought == 0 ? 0 : allRepeats / allBought;
    float[] usual = new float[items];
    float[] again = new float[items];
    for (int item = 0; item < items; item++) {
      usual[item] = (float) ((waited[item] + prior * shopUsual) / (repeats[item] + prior));
      again[item] = (float) ((repeats[item] + prior * shopAgain) / (bought[item] + prior));
    }
    return new Intervals(usual, again);
  }

  /// m_uj of a habit, in days; 0 where nobody ever bought anything again.
  double usual(Habit habit) {
    return (habit.waited() + usual[habit.item()]) / habit.times();
  }

  /// Whether the customer will buy it again at all, from 0 to 1.
  double habitual(Habit habit) {
    return (habit.times() - 1 + again[habit.item()]) / habit.times();
  }

  void write(DataOutput out) throws IOException {
    ModelArrays.writeFloats(out, usual);
    ModelArrays.writeFloats(out, again);
  }

  static Intervals read(DataInput in) throws IOException {
    return new Intervals(ModelArrays.readFloats(in), ModelArrays.readFloats(in));
  }
}
