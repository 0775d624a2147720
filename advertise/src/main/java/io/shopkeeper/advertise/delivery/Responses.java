package io.shopkeeper.advertise.delivery;

import io.shopkeeper.numeric.Cholesky;
import io.shopkeeper.numeric.Gamma;
import java.util.random.RandomGenerator;

/// What is learned of the weights of a linear response, in sums that may be added to in any order:
/// an impression counts as one without response until its response comes, and then as if that had
/// been known at once. Not thread-safe; O(d²) each, O(d³) for a posterior.
final class Responses {
  private static final double RIDGE = 1;

  private final int dimension;
  private final double[][] precision;
  private final double[] moment;
  private double squares;
  private long shown;

  Responses(int dimension) {
    this.dimension = dimension;
    precision = new double[dimension][dimension];
    moment = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      precision[i][i] = RIDGE;
    }
  }

  void shown(float[] x) {
    shown++;
    for (int i = 0; i < dimension; i++) {
      if (x[i] != 0) {
        double[] row = precision[i];
        for (int j = 0; j <= i; j++) {
          row[j] += x[i] * x[j];
        }
      }
    }
  }

  /// The response of an impression is another than was known so far, which was 0 at first.
  void responded(float[] x, double before, double now) {
    squares += now * now - before * before;
    for (int i = 0; i < dimension; i++) {
      moment[i] += x[i] * (now - before);
    }
  }

  long shown() {
    return shown;
  }

  /// The posterior's mean and some draws of it.
  Posterior posterior(int draws, RandomGenerator random) {
    Cholesky factor = Cholesky.of(precision);
    double[] mean = factor.solve(moment);
    double explained = 0;
    for (int i = 0; i < dimension; i++) {
      explained += mean[i] * moment[i];
    }
    double rest = Math.max(0, squares - explained);
    float[][] drawn = new float[draws][dimension];
    double[] noise = new double[dimension];
    for (float[] draw : drawn) {
      for (int i = 0; i < dimension; i++) {
        noise[i] = random.nextGaussian();
      }
      double scale =
          rest == 0 || shown == 0 ? 0 : Math.sqrt(rest / (2 * Gamma.draw(shown / 2., random)));
      double[] error = factor.solveTransposed(noise);
      for (int i = 0; i < dimension; i++) {
        draw[i] = (float) (mean[i] + scale * error[i]);
      }
    }
    float[] rounded = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      rounded[i] = (float) mean[i];
    }
    return new Posterior(rounded, drawn);
  }

  /// @param draws of all weights
  @SuppressWarnings("ArrayRecordComponent") // Read only, within this package.
  record Posterior(float[] mean, float[][] draws) {}
}
