package io.shopkeeper.ingest.fusion;

/// How probable each level of agreement is among pairs that are the same, that look alike, and that
/// meet by chance; and how many there are of each.
///
/// Notation, all natural logarithms: `m[c][l]` same, `r[c][l]` relative (look-alike), `u[c][l]`
/// chance; `logM`, `logR`, `logU` the shares of the three classes among all pairs of A × B.
/// `shift[c][l]` and `bias` are what labels have corrected, 0 without any.
///
/// Immutable, though arrays could be written to; safe for any number of threads.
record LinkageModel(
    Comparisons comparisons,
    double[][] m,
    double[][] r,
    double[][] u,
    double logM,
    double logR,
    double logU,
    double[][] shift,
    double bias) {

  /// A class that a pair may be of.
  enum Alternative {
    /// Others of a household, other variants of a product.
    RELATIVE,
    /// Strangers.
    CHANCE
  }

  /// `ln P(same, γ)` of a pattern γ, without the frequency of values.
  double same(int pattern) {
    return logM + sum(m, pattern);
  }

  double relative(int pattern) {
    return logR + sum(r, pattern);
  }

  /// Without [Comparisons#rarity].
  double chance(int pattern) {
    return logU + sum(u, pattern);
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
  double logOdds(int pattern, double rarity) {
    return same(pattern)
        - logSum(relative(pattern), chance(pattern) + rarity)
        + correction(pattern);
  }

  /// The other class that explains a pair best.
  Alternative alternative(int pattern, double rarity) {
    return relative(pattern) > chance(pattern) + rarity
        ? Alternative.RELATIVE
        : Alternative.CHANCE;
  }

  /// `ln(exp x + exp y)`.
  static double logSum(double x, double y) {
    double most = Math.max(x, y);
    return most + Math.log1p(Math.exp(Math.min(x, y) - most));
  }

  LinkageModel corrected(double[][] newShift, double newBias) {
    return new LinkageModel(comparisons, m, r, u, logM, logR, logU, newShift, newBias);
  }
}
