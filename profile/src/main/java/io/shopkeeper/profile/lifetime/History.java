package io.shopkeeper.profile.lifetime;

/// What a customer has bought so far, in weeks since their first purchase.
///
/// @param repeats purchases after the first (x)
/// @param lastRepeat when the last of them was (t_x), 0 if there was none
/// @param age up to now (T), at least `lastRepeat`
public record History(int repeats, double lastRepeat, double age) {

  public History {
    if (repeats < 0 || !(lastRepeat >= 0 && lastRepeat <= age) || !Double.isFinite(age)) {
      throw new IllegalArgumentException(
          "a history has repeats from 0 on and 0 <= lastRepeat <= age: %d, %s, %s"
              .formatted(repeats, lastRepeat, age));
    }
    if (repeats == 0 && lastRepeat > 0) {
      throw new IllegalArgumentException("no repeat, yet the last at " + lastRepeat);
    }
  }
}
