package io.shopkeeper.experiment.offpolicy;

/// What a slate of several positions counts for, by what is assumed of its positions. Weights are
/// π/p of what was shown at each position, given what was shown above it; rewards are by position.
public enum SlateEstimator {
  /// Nothing is assumed: the product of all weights.
  STANDARD {
    @Override
    public double reward(double[] weights, double[] rewards) {
      double product = 1;
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        product *= weights[k];
        sum += rewards[k];
      }
      return product * sum;
    }
  },
  /// A position's reward depends on it alone (S. Li, Y. Abbasi-Yadkori, B. Kveton, S.
  /// Muthukrishnan, V. Vinay and Z. Wen, KDD 2018).
  INDEPENDENT {
    @Override
    public double reward(double[] weights, double[] rewards) {
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * rewards[k];
      }
      return sum;
    }
  },
  /// It depends on those above too: reward interaction (J. McInerney, B. Brost, P. Chandar, R.
  /// Mehrotra and B. Carterette, KDD 2020).
  CASCADE {
    @Override
    public double reward(double[] weights, double[] rewards) {
      double product = 1;
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        product *= weights[k];
        sum += product * rewards[k];
      }
      return sum;
    }
  },
  /// The slate's reward is a sum over positions that only the whole shows: the pseudo-inverse for
  /// policies which draw positions independently (A. Swaminathan et al., NIPS 2017): `1 − K + Σw`.
  PSEUDO_INVERSE {
    @Override
    public double reward(double[] weights, double[] rewards) {
      double weight = 1 - weights.length;
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        weight += weights[k];
        sum += rewards[k];
      }
      return weight * sum;
    }
  };

  /// Of one slate, both arrays of its length.
  public abstract double reward(double[] weights, double[] rewards);
}
