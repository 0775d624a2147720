package io.shopkeeper.recommend.nextbasket;

/// What shapes a [NextBasketModel]; see the package for the formulas.
///
/// @param decay from .5 to 1: what a basket counts beside the next newer one
/// @param prior above 0: how many expected purchases a rate of an item or customer of its own must
///   outweigh
/// @param following what other customers went on to weighs against what is bought again, at least 0
/// @param alongside what is bought by the same customers weighs, at least 0
/// @param popular what everybody buys weighs, at least 0
public record NextBasketSettings(
    double decay, double prior, double following, double alongside, double popular) {

  public static final NextBasketSettings DEFAULT = new NextBasketSettings(.9, 2, 1, .1, .1);

  /// Keeps `decay^−age` of the longest history within a double.
  private static final double LEAST_DECAY = .5;

  public NextBasketSettings {
    require("decay", decay, LEAST_DECAY, 1);
    require("prior", prior, 1e-3, 1e6);
    require("following", following, 0, 1e6);
    require("alongside", alongside, 0, 1e6);
    require("popular", popular, 0, 1e6);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
  }
}
