package io.shopkeeper.profile.lifetime;

import io.shopkeeper.numeric.Cholesky;
import java.util.List;

/// What a forecast was off by: Poisson regression of the purchases that were made on the forecast
/// as offset, `log E[n] = log forecast + w · features`, fitted by Newton's method (McCullagh and
/// Nelder, "Generalized Linear Models", chapter 6) with a small quadratic penalty.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RateCorrection(double[] weights, Terms terms) {
  private static final double PENALTY = 1;
  private static final double LEAST = 1e-9;
  private static final int STEPS = 50;
  private static final double FARTHEST = 3;

  /// What a correction may look at.
  enum Terms {
    /// Nothing of the customer: one factor for all.
    LEVEL {
      @Override
      double[] of(Buyer buyer) {
        return new double[] {1};
      }
    },
    /// Repeats, whether there are any, the time since the last purchase, the mean amount.
    ALL {
      @Override
      double[] of(Buyer buyer) {
        History history = buyer.history();
        return new double[] {
          1,
          Math.log1p(history.repeats()),
          history.repeats() == 0 ? 1 : 0,
          Math.log1p(history.age() - history.lastRepeat()),
          Math.log1p(Math.max(0, buyer.meanAmount()))
        };
      }
    };

    abstract double[] of(Buyer buyer);
  }

  static RateCorrection fit(
      Forecast forecast, List<Buyer> buyers, double weeks, double[] purchases, Terms terms) {
    double[][] features = buyers.stream().map(terms::of).toArray(double[][]::new);
    double[] offsets =
        buyers.stream()
            .mapToDouble(b -> Math.log(Math.max(LEAST, forecast.expected(b, weeks))))
            .toArray();
    int n = features[0].length;
    double[] weights = new double[n];
    for (int step = 0; step < STEPS; step++) {
      double[] slopes = new double[n];
      double[][] curvatures = new double[n][n];
      for (int i = 0; i < n; i++) {
        slopes[i] = -PENALTY * weights[i];
        curvatures[i][i] = PENALTY;
      }
      for (int row = 0; row < features.length; row++) {
        double mean = Math.exp(offsets[row] + dot(weights, features[row]));
        for (int i = 0; i < n; i++) {
          slopes[i] += (purchases[row] - mean) * features[row][i];
          for (int j = 0; j <= i; j++) {
            curvatures[i][j] += mean * features[row][i] * features[row][j];
          }
        }
      }
      double[] change = Cholesky.of(curvatures).solve(slopes);
      double most = 0;
      for (int i = 0; i < n; i++) {
        weights[i] += Math.clamp(change[i], -1, 1);
        most = Math.max(most, Math.abs(change[i]));
      }
      if (most < 1e-10) {
        break;
      }
    }
    return new RateCorrection(weights, terms);
  }

  /// A forecast times the factor of each customer, which is kept within e^±3.
  Forecast of(Forecast forecast) {
    return (buyer, weeks) ->
        forecast.expected(buyer, weeks)
            * Math.exp(Math.clamp(dot(weights, terms.of(buyer)), -FARTHEST, FARTHEST));
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
