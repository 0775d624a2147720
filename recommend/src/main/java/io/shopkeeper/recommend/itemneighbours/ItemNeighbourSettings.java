package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.recommend.RelationWeights;

/// What shapes an [ItemNeighbourModel]; see the package for the formulas.
///
/// @param neighbours kept of each item, at least 1
/// @param shrinkage how many customers in common make a similarity count half; 0 for none
/// @param correction from −1 to 1: above 0 favours rare neighbours, below 0 popular ones
/// @param power of the corrected cosine: below 1, weak similarities count for more
/// @param normalisation from 0 to 1: how much less a customer of many products says of each
/// @param halfLifeMoments after how many later moments of the same visitor an item counts half;
///   infinite for no decay
/// @param popularityWeight what the most popular item adds to its score
public record ItemNeighbourSettings(
    int neighbours,
    double shrinkage,
    double correction,
    double power,
    double normalisation,
    double halfLifeMoments,
    double popularityWeight,
    RelationWeights weights) {

  public static final ItemNeighbourSettings DEFAULT =
      new ItemNeighbourSettings(100, 10, 0, 1, .6, 5, .002, RelationWeights.DEFAULT);

  public ItemNeighbourSettings {
    require("neighbours", neighbours, 1, 10_000);
    require("shrinkage", shrinkage, 0, 1e6);
    require("correction", correction, -1, 1);
    require("power", power, .1, 10);
    require("normalisation", normalisation, 0, 1);
    require("halfLifeMoments", halfLifeMoments, Double.MIN_NORMAL, Double.POSITIVE_INFINITY);
    require("popularityWeight", popularityWeight, 0, 1e6);
  }

  /// The same but for what is to be tuned to a shop.
  public ItemNeighbourSettings with(
      double correction, double halfLifeMoments, double popularityWeight) {
    return new ItemNeighbourSettings(
        neighbours,
        shrinkage,
        correction,
        power,
        normalisation,
        halfLifeMoments,
        popularityWeight,
        weights);
  }

  /// The same with another number of neighbours.
  public ItemNeighbourSettings withNeighbours(int neighbours) {
    return new ItemNeighbourSettings(
        neighbours,
        shrinkage,
        correction,
        power,
        normalisation,
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
