package io.shopkeeper.ingest.fusion;

/// The odds of candidate pairs under a model, by tables over the distinct patterns.
final class PairOdds {
  private final Candidates candidates;

  /// Relative to [PairClass#SAME].
  private final double[] relative;

  private final double[] similar;
  private final double[] chance;

  PairOdds(LinkageModel model, Candidates candidates) {
    this.candidates = candidates;
    int[] distinct = candidates.distinct();
    relative = new double[distinct.length];
    similar = new double[distinct.length];
    chance = new double[distinct.length];
    for (int p = 0; p < distinct.length; p++) {
      double same = model.joint(PairClass.SAME, distinct[p]) + model.correction(distinct[p]);
      relative[p] = Math.exp(model.joint(PairClass.RELATIVE, distinct[p]) - same);
      similar[p] = model.joint(PairClass.SIMILAR, distinct[p]) - same;
      chance[p] = model.joint(PairClass.CHANCE, distinct[p]) - same;
    }
  }

  private double ofRelative(int pair) {
    return relative[candidates.patterns()[pair]];
  }

  private double ofSimilar(int pair) {
    return Math.exp(similar[candidates.patterns()[pair]] + candidates.identityRarity()[pair]);
  }

  private double ofChance(int pair) {
    return Math.exp(
        chance[candidates.patterns()[pair]]
            + candidates.identityRarity()[pair]
            + candidates.evidenceRarity()[pair]);
  }

  /// The odds that a pair is the same, other candidates not considered.
  double of(int pair) {
    return 1 / (ofRelative(pair) + ofSimilar(pair) + ofChance(pair));
  }

  /// How probable a class is for a pair that is not the same.
  double share(PairClass of, int pair) {
    double own =
        switch (of) {
          case SAME -> 0;
          case RELATIVE -> ofRelative(pair);
          case SIMILAR -> ofSimilar(pair);
          case CHANCE -> ofChance(pair);
        };
    return own * of(pair);
  }
}
