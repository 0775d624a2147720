package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.LinearModel;
import java.util.Arrays;

/// What the sum of the trees stands for, and how wrong it is.
public enum Loss {
  /// The log-odds of an event; targets are 0 and 1, or probabilities. Negative log-likelihood.
  LOGISTIC {
    @Override
    double start(double[] targets) {
      double share = Arrays.stream(targets).sum() / targets.length;
      double clipped = Math.clamp(share, LEAST_SHARE, 1 - LEAST_SHARE);
      return Math.log(clipped / (1 - clipped));
    }

    @Override
    void derive(double margin, double target, double[] derivatives, int at) {
      double probability = LinearModel.probability(margin);
      derivatives[at] = probability - target;
      derivatives[at + 1] = Math.max(probability * (1 - probability), LEAST_CURVATURE);
    }

    @Override
    double of(double margin, double target) {
      double softplus = Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
      return softplus - target * margin;
    }

    @Override
    public double prediction(double margin) {
      return LinearModel.probability(margin);
    }

    @Override
    boolean allows(double target) {
      return target >= 0 && target <= 1;
    }
  },

  /// A number itself. Half the squared error.
  SQUARED {
    @Override
    double start(double[] targets) {
      return Arrays.stream(targets).sum() / targets.length;
    }

    @Override
    void derive(double margin, double target, double[] derivatives, int at) {
      derivatives[at] = margin - target;
      derivatives[at + 1] = 1;
    }

    @Override
    double of(double margin, double target) {
      return (margin - target) * (margin - target) / 2;
    }

    @Override
    public double prediction(double margin) {
      return margin;
    }

    @Override
    boolean allows(double target) {
      return Double.isFinite(target);
    }
  };

  private static final double LEAST_SHARE = 1e-6;
  private static final double LEAST_CURVATURE = 1e-16;

  /// The sum that fits best without any tree.
  abstract double start(double[] targets);

  /// Writes the first and second derivative by the sum at `at` and behind.
  abstract void derive(double margin, double target, double[] derivatives, int at);

  /// The loss of one row.
  abstract double of(double margin, double target);

  /// What a sum of trees says: a probability, or the number itself.
  public abstract double prediction(double margin);

  abstract boolean allows(double target);
}
