package io.shopkeeper.recommend.transfer;

/// What shapes a [TransferModel]; see the package for the formulas.
///
/// @param rarity a: how much less an item says that many have
/// @param source w: how much the source domain is heard, 0 for not at all
/// @param ridge λ
/// @param trend g: how much of what is popular is added
public record TransferSettings(double rarity, double source, double ridge, double trend) {

  public TransferSettings {
    require("rarity", rarity, 0, 1);
    require("source", source, 0, 1_000);
    require("ridge", ridge, 1e-3, 1e6);
    require("trend", trend, 0, 1_000);
  }

  /// The same but for the trend.
  public TransferSettings withTrend(double other) {
    return new TransferSettings(rarity, source, ridge, other);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
  }
}
