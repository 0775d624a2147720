package io.shopkeeper.ingest.fusion;

/// The odds of candidate pairs under a model, by tables over the distinct patterns.
final class PairOdds {
  private final Candidates candidates;
  private final double[] same;
  private final double[] relative;
  private final double[] chance;

  private PairOdds(Candidates candidates, int patterns) {
    this.candidates = candidates;
    same = new double[patterns];
    relative = new double[patterns];
    chance = new double[patterns];
  }

  static PairOdds of(LinkageModel model, Candidates candidates) {
    int[] distinct = candidates.distinct();
    var odds = new PairOdds(candidates, distinct.length);
    for (int p = 0; p < distinct.length; p++) {
      odds.same[p] = model.same(distinct[p]) + model.correction(distinct[p]);
      odds.relative[p] = model.relative(distinct[p]);
      odds.chance[p] = model.chance(distinct[p]);
    }
    return odds;
  }

  /// The odds that a pair is the same, other candidates not considered.
  double of(int pair) {
    int pattern = candidates.patterns()[pair];
    double others =
        LinkageModel.logSum(relative[pattern], chance[pattern] + candidates.rarity()[pair]);
    return Math.exp(same[pattern] - others);
  }

  /// How probable it is that a pair that is not the same is a look-alike.
  double relativeShare(int pair) {
    int pattern = candidates.patterns()[pair];
    double by = chance[pattern] + candidates.rarity()[pair] - relative[pattern];
    return 1 / (1 + Math.exp(by));
  }
}
