package io.shopkeeper.profile.lifetime;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Cholesky;
import io.shopkeeper.numeric.Lbfgs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The positive parameters under which data are likeliest, and how sure they are: L-BFGS over their
/// logarithms on differences of the log-likelihood, then Newton steps.
///
/// @param parameters in the order of the start
/// @param errors standard errors of their logarithms, by the inverse of the curvature (Efron and
///   Hinkley 1978); infinite where the likelihood is flat
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record MaximumLikelihood(double[] parameters, double[] errors, double logLikelihood) {
  /// Logarithms farther than this from the start are no model any more.
  private static final double FARTHEST = 4.5;

  private static final double SLOPE_STEP = 1e-5;
  private static final double CURVATURE_STEP = 1e-3;
  private static final int NEWTON_STEPS = 4;
  private static final double NORMAL_95 = 1.959963984540054;

  /// @param logLikelihood of positive parameters
  public static MaximumLikelihood of(ToDoubleFunction<double[]> logLikelihood, double... start) {
    ToDoubleFunction<double[]> loss = logs -> -logLikelihood.applyAsDouble(exponentials(logs));
    double[] first = logarithms(start);
    Lbfgs.Objective objective =
        (logs, gradient) -> {
          for (int i = 0; i < logs.length; i++) {
            if (!(Math.abs(logs[i] - first[i]) <= FARTHEST)) {
              return Double.POSITIVE_INFINITY;
            }
          }
          System.arraycopy(slopes(loss, logs), 0, gradient, 0, logs.length);
          return loss.applyAsDouble(logs);
        };
    double[] logs = new Lbfgs(8, 100, 1e-4).minimise(objective, first);
    double least = loss.applyAsDouble(logs);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double[] next = newton(loss, logs);
      double value = loss.applyAsDouble(next);
      if (!(value < least)) {
        break;
      }
      logs = next;
      least = value;
    }
    return new MaximumLikelihood(exponentials(logs), errors(curvatures(loss, logs)), -least);
  }

  /// 95 % intervals of the parameters.
  public List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      double factor = Math.exp(NORMAL_95 * errors[i]);
      intervals.add(
          new Interval(parameters[i] / factor, parameters[i], parameters[i] * factor, .95));
    }
    return intervals;
  }

  private static double[] newton(ToDoubleFunction<double[]> loss, double[] logs) {
    try {
      double[] step = Cholesky.of(curvatures(loss, logs)).solve(slopes(loss, logs));
      double[] next = logs.clone();
      for (int i = 0; i < next.length; i++) {
        next[i] -= step[i];
      }
      return next;
    } catch (IllegalArgumentException _) {
      return logs; // Flat or hollow here: no Newton step leads on.
    }
  }

  private static double[] errors(double[][] curvatures) {
    double[] errors = new double[curvatures.length];
    try {
      Cholesky factor = Cholesky.of(curvatures);
      for (int i = 0; i < errors.length; i++) {
        double[] unit = new double[errors.length];
        unit[i] = 1;
        errors[i] = Math.sqrt(factor.solve(unit)[i]);
      }
    } catch (IllegalArgumentException _) {
      Arrays.fill(errors, Double.POSITIVE_INFINITY);
    }
    return errors;
  }

  private static double[] slopes(ToDoubleFunction<double[]> loss, double[] at) {
    double[] slopes = new double[at.length];
    for (int i = 0; i < slopes.length; i++) {
      slopes[i] =
          (moved(loss, at, i, SLOPE_STEP, i, 0) - moved(loss, at, i, -SLOPE_STEP, i, 0))
              / (2 * SLOPE_STEP);
    }
    return slopes;
  }

  private static double[][] curvatures(ToDoubleFunction<double[]> loss, double[] at) {
    int n = at.length;
    double h = CURVATURE_STEP;
    double[][] curvatures = new double[n][n];
    double here = loss.applyAsDouble(at);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum =
            i == j
                ? moved(loss, at, i, h, i, 0) - 2 * here + moved(loss, at, i, -h, i, 0)
                : (moved(loss, at, i, h, j, h)
                        - moved(loss, at, i, h, j, -h)
                        - moved(loss, at, i, -h, j, h)
                        + moved(loss, at, i, -h, j, -h))
                    / 4;
        curvatures[i][j] = sum / (h * h);
        curvatures[j][i] = curvatures[i][j];
      }
    }
    return curvatures;
  }

  private static double moved(
      ToDoubleFunction<double[]> loss, double[] at, int i, double by, int j, double too) {
    double[] point = at.clone();
    point[i] += by;
    point[j] += too;
    return loss.applyAsDouble(point);
  }

  private static double[] logarithms(double[] values) {
    return Arrays.stream(values).map(Math::log).toArray();
  }

  private static double[] exponentials(double[] logs) {
    return Arrays.stream(logs).map(Math::exp).toArray();
  }
}
