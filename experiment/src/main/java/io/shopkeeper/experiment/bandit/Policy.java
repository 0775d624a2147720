package io.shopkeeper.experiment.bandit;

/// How an arm is chosen by what is known of all.
public sealed interface Policy {

  /// The arm of the highest mean, but with probability ε any arm, evenly.
  record EpsilonGreedy(double epsilon) implements Policy {
    public EpsilonGreedy {
      requireShare(epsilon);
    }
  }

  /// The arm of the highest mean and `width` deviations, but with probability ε any arm, so that
  /// what was logged can be used to estimate other policies.
  record UpperConfidence(double width, double epsilon) implements Policy {
    public UpperConfidence {
      requireShare(epsilon);
    }
  }

  /// Each arm as often as it is the best by the posterior. The arm is drawn from the shares of so
  /// many draws of the posterior, which makes its propensity known exactly.
  ///
  /// @param draws at least 1
  record Thompson(int draws) implements Policy {
    public Thompson {
      if (draws < 1) {
        throw new IllegalArgumentException("draws must be at least 1: " + draws);
      }
    }
  }

  private static void requireShare(double epsilon) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon must be in [0, 1]: " + epsilon);
    }
  }
}
