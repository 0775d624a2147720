package io.shopkeeper.recommend.evaluation;

import java.util.function.ToDoubleFunction;

/// Climbs to the best places on several axes, one axis at a time and step by step as long as a step
/// helps.
///
/// Deterministic. The quality is asked for about five times as many places as there are axes.
///
/// @param lengths how many places each axis has, the axis that matters most first
/// @param leastGain what a step must gain, as a share of what is reached: less is chance
/// @param quality of a place on every axis, greater is better
record AxisClimb(int[] lengths, double leastGain, ToDoubleFunction<int[]> quality) {

  private static final int MOST_ROUNDS = 3;

  /// The best places found.
  int[] from(int[] start) {
    int[] places = start.clone();
    double best = quality.applyAsDouble(places);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double before = best;
      for (int axis = 0; axis < lengths.length; axis++) {
        double up = walk(places, axis, 1, best);
        best = up > best ? up : walk(places, axis, -1, best);
      }
      if (best == before) {
        break;
      }
    }
    return places;
  }

  /// Steps along an axis while that helps, leaving `places` at the best.
  private double walk(int[] places, int axis, int step, double from) {
    double best = from;
    while (places[axis] + step >= 0 && places[axis] + step < lengths[axis]) {
      places[axis] += step;
      double next = quality.applyAsDouble(places);
      if (next <= best + leastGain * Math.abs(best)) {
        places[axis] -= step;
        break;
      }
      best = next;
    }
    return best;
  }
}
