package io.shopkeeper.recommend.slim;

/// What shapes a SLIM table; see the package for the formulas.
///
/// @param regressors items that each item is explained by, from 1 to 1,000
/// @param ridge λ, from 1e-3 to 1e6; 1 is as much as the item itself weighs
/// @param normalisation from 0 to 1: how much less a visitor of many products says of each
/// @param correction from −1 to 1: above 0 favours rare items, below 0 popular ones
public record SlimSettings(int regressors, double ridge, double normalisation, double correction) {

  public SlimSettings {
    require("regressors", regressors, 1, 1_000);
    require("ridge", ridge, 1e-3, 1e6);
    require("normalisation", normalisation, 0, 1);
    require("correction", correction, -1, 1);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
  }
}
