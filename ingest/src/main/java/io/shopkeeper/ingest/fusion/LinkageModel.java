package io.shopkeeper.ingest.fusion;

/// How probable each level of agreement is within each class of pairs, and how many pairs are of
/// each class.
///
/// Notation, all natural logarithms: `levels[k][c][l]` is the share of level `l` of comparison `c`
/// among pairs of class `k`, `classes[k]` the share of the class among all pairs of A × B; `shift`
/// and `bias` are what labels have corrected, 0 without any. Comparisons are independent within a
/// class. Immutable, though arrays could be written to; safe for any number of threads.
record LinkageModel(
    Comparisons comparisons, double[][][] levels, double[] classes, double[][] shift, double bias) {

  /// `ln P(class, pattern)`, without [Rarity].
  double joint(PairClass of, int pattern) {
    return classes[of.ordinal()] + sum(levels[of.ordinal()], pattern);
  }

  /// The corrections by labels.
  double correction(int pattern) {
    return bias + sum(shift, pattern);
  }

  private static double sum(double[][] logarithms, int pattern) {
    double sum = 0;
    for (int c = 0; c < logarithms.length; c++) {
      int level = Comparisons.level(pattern, c);
      sum += level < 0 ? 0 : logarithms[c][level];
    }
    return sum;
  }

  /// The logarithm of the odds that a pair is the same, other candidates not considered.
  double logOdds(int pattern, Rarity rarity) {
    double others = Double.NEGATIVE_INFINITY;
    for (PairClass other : PairClass.values()) {
      if (other != PairClass.SAME) {
        others = logSum(others, joint(other, pattern) + rarity.in(other));
      }
    }
    return joint(PairClass.SAME, pattern) - others + correction(pattern);
  }

  /// The class, other than the same, that explains a pair best.
  PairClass alternative(int pattern, Rarity rarity) {
    PairClass best = PairClass.CHANCE;
    for (PairClass other : PairClass.values()) {
      if (other != PairClass.SAME
          && joint(other, pattern) + rarity.in(other) > joint(best, pattern) + rarity.in(best)) {
        best = other;
      }
    }
    return best;
  }

  /// `ln(exp x + exp y)`.
  private static double logSum(double x, double y) {
    double most = Math.max(x, y);
    double least = Math.min(x, y);
    return least == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(least - most));
  }

  LinkageModel corrected(double[][] newShift, double newBias) {
    return new LinkageModel(comparisons, levels, classes, newShift, newBias);
  }
}
