package io.shopkeeper.numeric;

import java.util.ArrayDeque;

/// Minimises a smooth convex function by limited-memory BFGS (Liu and Nocedal, "On the limited
/// memory BFGS method for large scale optimization", Mathematical Programming 45, 1989; Nocedal and
/// Wright, "Numerical Optimization", algorithms 7.4 and 3.1).
///
/// Holds 2 · memory + 4 vectors; a step costs little more than a call of the function.
///
/// @param memory steps whose curvature is remembered, at least 1
/// @param steps at most as many are made
/// @param tolerance ends when the norm of the gradient has fallen to this share of that at the
///   start, or the value no longer falls by 1e-9 of itself
public record Lbfgs(int memory, int steps, double tolerance) {
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double LEAST_DECREASE = 1e-9;
  private static final int HALVINGS = 30;

  public Lbfgs {
    if (memory < 1 || steps < 1 || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "memory and steps must be at least 1, tolerance above 0: %d, %d, %s"
              .formatted(memory, steps, tolerance));
    }
  }

  /// A function that can be minimised.
  @FunctionalInterface
  public interface Objective {
    /// The value at a point; overwrites `gradient` with that of the point.
    double at(double[] point, double[] gradient);
  }

  private record Pair(double[] step, double[] change, double inverse) {}

  /// The point reached from `start`, which is left as it is.
  public double[] minimise(Objective objective, double[] start) {
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double[] nextGradient = new double[point.length];
    double value = objective.at(point, gradient);
    double enough = norm(gradient) * tolerance;
    var pairs = new ArrayDeque<Pair>();
    for (int step = 0; step < steps && norm(gradient) > enough; step++) {
      double[] direction = direction(gradient, pairs);
      double slope = dot(gradient, direction);
      double length = pairs.isEmpty() ? 1 / Math.max(1, norm(gradient)) : 1;
      double[] next = moved(point, length, direction);
      double nextValue = objective.at(next, nextGradient);
      for (int halving = 0;
          !(nextValue <= value + SUFFICIENT_DECREASE * length * slope) && halving < HALVINGS;
          halving++) {
        length /= 2;
        next = moved(point, length, direction);
        nextValue = objective.at(next, nextGradient);
      }
      if (!(nextValue < value)) {
        return point;
      }
      remember(pairs, minus(next, point), minus(nextGradient, gradient));
      boolean still = value - nextValue <= LEAST_DECREASE * Math.abs(value);
      point = next;
      value = nextValue;
      System.arraycopy(nextGradient, 0, gradient, 0, gradient.length);
      if (still) {
        return point;
      }
    }
    return point;
  }

  private void remember(ArrayDeque<Pair> pairs, double[] step, double[] change) {
    double curvature = dot(step, change);
    if (curvature <= 1e-12 * dot(change, change)) {
      return;
    }
    if (pairs.size() == memory) {
      pairs.removeFirst();
    }
    pairs.addLast(new Pair(step, change, 1 / curvature));
  }

  /// Algorithm 7.4: the inverse Hessian of the remembered pairs times the gradient, downhill.
  private static double[] direction(double[] gradient, ArrayDeque<Pair> pairs) {
    double[] q = gradient.clone();
    double[] alpha = new double[pairs.size()];
    int i = pairs.size();
    for (var newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      i--;
      alpha[i] = pair.inverse * dot(pair.step, q);
      add(q, -alpha[i], pair.change);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      scale(q, 1 / (last.inverse * dot(last.change, last.change)));
    }
    for (Pair pair : pairs) {
      double beta = pair.inverse * dot(pair.change, q);
      add(q, alpha[i++] - beta, pair.step);
    }
    scale(q, -1);
    return q;
  }

  private static double[] moved(double[] point, double length, double[] direction) {
    double[] moved = point.clone();
    add(moved, length, direction);
    return moved;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  private static void add(double[] to, double times, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * what[i];
    }
  }

  private static void scale(double[] what, double times) {
    for (int i = 0; i < what.length; i++) {
      what[i] *= times;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
