package io.shopkeeper.recommend.popularity;

import io.shopkeeper.recommend.RelationWeights;

/// What shapes a [PopularityModel].
///
/// @param halfLifeDays after how many days a purchase counts half
public record PopularitySettings(double halfLifeDays, RelationWeights weights) {

  public static final PopularitySettings DEFAULT =
      new PopularitySettings(10, RelationWeights.DEFAULT);

  public PopularitySettings {
    if (!(halfLifeDays > 0 && halfLifeDays < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "halfLifeDays is %s, a positive number is needed".formatted(halfLifeDays));
    }
  }
}
