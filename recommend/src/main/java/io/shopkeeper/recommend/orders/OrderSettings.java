package io.shopkeeper.recommend.orders;

/// What shapes a shop's order model; see the package for the formulas.
///
/// @param partners kept of each item, at least 1
/// @param shrinkage how many orders with both make an association count half; 0 for none
/// @param prior how many intervals or purchases the shop's mean counts as, above 0
public record OrderSettings(int partners, double shrinkage, double prior) {

  public static final OrderSettings DEFAULT = new OrderSettings(50, 5, 5);

  public OrderSettings {
    require("partners", partners, 1, 10_000);
    require("shrinkage", shrinkage, 0, 1e6);
    require("prior", prior, 1e-3, 1e6);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
  }
}
