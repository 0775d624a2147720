package io.shopkeeper.recommend.graphfilter;

/// What shapes a [LowPass]; see the package for the formulas.
///
/// @param rank how many of the smoothest directions pass, at least 1
/// @param exponent from 0 to 1: how much popular items gain, and items of the past lose
public record LowPassSettings(int rank, double exponent) {

  public LowPassSettings {
    if (rank < 1) {
      throw new IllegalArgumentException("rank is %d, not at least 1".formatted(rank));
    }
    if (!(exponent >= 0 && exponent <= 1)) {
      throw new IllegalArgumentException("exponent is %s, not from 0 to 1".formatted(exponent));
    }
  }
}
