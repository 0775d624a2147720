package io.shopkeeper.rules.diversity;

/// Maximal marginal relevance: a candidate loses by its likeness to the nearest of those chosen
/// (Carbonell and Goldstein, The use of MMR, SIGIR 1998, with λ·score − (1 − λ)·likeness divided by
/// λ). One choice costs one likeness per candidate.
public final class MaximalMarginalRelevance implements Diversity {
  private final Likeness likeness;
  private final double unit;
  private final double[] nearest;

  /// @param unit what a candidate loses that is the same as one chosen, in the unit of scores
  public MaximalMarginalRelevance(int candidates, Likeness likeness, double unit) {
    this.likeness = likeness;
    this.unit = unit;
    this.nearest = new double[candidates];
  }

  @Override
  public void choose(int candidate) {
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = Math.max(nearest[i], likeness.of(i, candidate));
    }
  }

  @Override
  public double penalty(int candidate) {
    // Not −0.
    return 0 - unit * nearest[candidate];
  }
}
