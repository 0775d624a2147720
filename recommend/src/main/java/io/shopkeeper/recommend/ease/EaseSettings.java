package io.shopkeeper.recommend.ease;

/// What shapes an EASE table; see the package for the formulas.
///
/// @param ridge λ, from 1e-3 to 1e6
/// @param neighbours kept of each item, at least 1
public record EaseSettings(double ridge, int neighbours) {

  public EaseSettings {
    if (!(ridge >= 1e-3 && ridge <= 1e6)) {
      throw new IllegalArgumentException("ridge is %s, not from 0.001 to 1e6".formatted(ridge));
    }
    if (neighbours < 1) {
      throw new IllegalArgumentException("neighbours is %d, not at least 1".formatted(neighbours));
    }
  }
}
