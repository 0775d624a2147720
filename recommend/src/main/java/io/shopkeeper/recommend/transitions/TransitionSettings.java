package io.shopkeeper.recommend.transitions;

import io.shopkeeper.recommend.RelationWeights;

/// What shapes a [TransitionModel]; see the package for the formulas.
///
/// @param followers kept of each item, at least 1
/// @param decay from 0 to 10: how fast a transition loses weight with the moments between
/// @param backward from 0 to 1: what the opposite order counts; 1 makes order meaningless
/// @param power from 0 to 1 (exclusive of 0): below 1 many visitors say less than their number
/// @param source from 0 to 1: how much less an item of many visitors says of others
/// @param target from 0 to 1: how much less an item of many visitors is suggested
/// @param shrinkage how many visitors of both make a transition count half; 0 for none
/// @param halfLifeMoments after how many later moments of the same visitor an item counts half;
///   infinite for no decay
/// @param popularityWeight what the most popular item adds to its score
public record TransitionSettings(
    int followers,
    double decay,
    double backward,
    double power,
    double source,
    double target,
    double shrinkage,
    double halfLifeMoments,
    double popularityWeight,
    RelationWeights weights) {

  public static final TransitionSettings DEFAULT =
      new TransitionSettings(200, .5, .2, .8, .3, .15, 1, 1.5, .001, RelationWeights.DEFAULT);

  public TransitionSettings {
    require("followers", followers, 1, 10_000);
    require("decay", decay, 0, 10);
    require("backward", backward, 0, 1);
    require("power", power, Double.MIN_NORMAL, 1);
    require("source", source, 0, 1);
    require("target", target, 0, 1);
    require("shrinkage", shrinkage, 0, 1e6);
    require("halfLifeMoments", halfLifeMoments, Double.MIN_NORMAL, Double.POSITIVE_INFINITY);
    require("popularityWeight", popularityWeight, 0, 1e6);
  }

  /// The same but for what is to be tuned to a shop.
  public TransitionSettings with(double halfLifeMoments, double popularityWeight) {
    return new TransitionSettings(
        followers,
        decay,
        backward,
        power,
        source,
        target,
        shrinkage,
        halfLifeMoments,
        popularityWeight,
        weights);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
  }
}
