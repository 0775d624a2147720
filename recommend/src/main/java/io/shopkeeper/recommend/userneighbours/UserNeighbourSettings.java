package io.shopkeeper.recommend.userneighbours;

/// What shapes [UserNeighbours]; see the package for the formulas.
///
/// @param neighbours how many visitors are asked, at least 1
/// @param correction from 0 to 1: how much less popular items gain
public record UserNeighbourSettings(int neighbours, double correction) {

  public UserNeighbourSettings {
    if (neighbours < 1) {
      throw new IllegalArgumentException("neighbours is %d, not at least 1".formatted(neighbours));
    }
    if (!(correction >= 0 && correction <= 1)) {
      throw new IllegalArgumentException("correction is %s, not from 0 to 1".formatted(correction));
    }
  }
}
