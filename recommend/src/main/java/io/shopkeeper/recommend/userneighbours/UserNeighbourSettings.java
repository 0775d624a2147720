package io.shopkeeper.recommend.userneighbours;

/// What shapes [UserNeighbours]; see the package for the formulas.
///
/// @param neighbours how many visitors are asked, at least 1
/// @param correction from 0 to 1: how much less popular items gain
/// @param sharpness at least 1: how much more the most alike visitors are heard than the others
public record UserNeighbourSettings(int neighbours, double correction, double sharpness) {

  public UserNeighbourSettings {
    if (neighbours < 1) {
      throw new IllegalArgumentException("neighbours is %d, not at least 1".formatted(neighbours));
    }
    if (!(correction >= 0 && correction <= 1)) {
      throw new IllegalArgumentException("correction is %s, not from 0 to 1".formatted(correction));
    }
    if (!(sharpness >= 1 && sharpness <= 10)) {
      throw new IllegalArgumentException("sharpness is %s, not from 1 to 10".formatted(sharpness));
    }
  }
}
