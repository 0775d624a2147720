package io.shopkeeper.experiment.offpolicy;

/// A way to estimate what a policy earns: the mean over rounds of `b + ω(w) (r − q)`, with b and q
/// zero where no predictions are used.
public sealed interface Estimator {

  /// As reports name it.
  String label();

  /// What a round counts for.
  double reward(Rounds rounds, int round, double meanWeight);

  /// What each round counts for; the estimate is their mean.
  default double[] rewards(Rounds rounds) {
    double meanWeight = rounds.meanWeight();
    double[] rewards = new double[rounds.size()];
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = reward(rounds, i, meanWeight);
    }
    return rewards;
  }

  private static double corrected(Rounds rounds, int round, double weight) {
    return rounds.expected(round) + weight * (rounds.reward(round) - rounds.predicted(round));
  }

  /// Inverse propensity weighting: unbiased; its variance grows with the weights.
  ///
  /// @param limit above which weights are cut; infinite for none
  record Ipw(double limit) implements Estimator {
    @Override
    public String label() {
      return limit < Double.POSITIVE_INFINITY ? "ipw<=" + number(limit) : "ipw";
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      return Math.min(limit, rounds.weight(round)) * rounds.reward(round);
    }
  }

  /// IPW over the mean weight: a little bias, less variance.
  record Snipw() implements Estimator {
    @Override
    public String label() {
      return "snipw";
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      return rounds.weight(round) * rounds.reward(round) / meanWeight;
    }
  }

  /// The direct method: predictions alone, as biased as they are.
  record Direct() implements Estimator {
    @Override
    public String label() {
      return "dm";
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      return rounds.expected(round);
    }
  }

  /// Doubly robust: right if either propensities or predictions are.
  ///
  /// @param limit above which weights are cut; infinite for none
  record DoublyRobust(double limit) implements Estimator {
    @Override
    public String label() {
      return limit < Double.POSITIVE_INFINITY ? "dr<=" + number(limit) : "dr";
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      return corrected(rounds, round, Math.min(limit, rounds.weight(round)));
    }
  }

  /// Doubly robust over the mean weight.
  record SelfNormalisedDoublyRobust() implements Estimator {
    @Override
    public String label() {
      return "sndr";
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      return corrected(rounds, round, rounds.weight(round) / meanWeight);
    }
  }

  /// Doubly robust where the weight is at most λ, the prediction elsewhere.
  record SwitchDoublyRobust(double lambda) implements Estimator {
    @Override
    public String label() {
      return "switch-dr:" + number(lambda);
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      double w = rounds.weight(round);
      return corrected(rounds, round, w <= lambda ? w : 0);
    }
  }

  /// Doubly robust with weights `λ w / (w² + λ)`.
  record OptimisticShrinkage(double lambda) implements Estimator {
    @Override
    public String label() {
      return "dr-os:" + number(lambda);
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      double w = rounds.weight(round);
      return corrected(rounds, round, lambda * w / (w * w + lambda));
    }
  }

  /// Sub-Gaussian weights `w / (1 − λ + λ w)`, without predictions.
  ///
  /// @param lambda in [0, 1]
  record SubGaussianIpw(double lambda) implements Estimator {
    @Override
    public String label() {
      return "sg-ipw:" + number(lambda);
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      double w = rounds.weight(round);
      return w / (1 - lambda + lambda * w) * rounds.reward(round);
    }
  }

  /// The same, doubly robust.
  record SubGaussianDoublyRobust(double lambda) implements Estimator {
    @Override
    public String label() {
      return "sg-dr:" + number(lambda);
    }

    @Override
    public double reward(Rounds rounds, int round, double meanWeight) {
      double w = rounds.weight(round);
      return corrected(rounds, round, w / (1 - lambda + lambda * w));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
