package io.shopkeeper.ingest.fusion;

/// One grade of agreement of a field, and how often it is taken to occur before any data is seen.
///
/// @param name as in explanations
/// @param same share among pairs that are the same
/// @param relative share among look-alikes: others of a household, other variants of a product
/// @param chance share among all other pairs
/// @param agrees whether it speaks for the pair
/// @param excludes whether only a key that agrees allows to merge in spite of it
/// @param byFrequency whether the chance is that of the very value agreed on, not of the level: to
///   agree on what is rare says more
record Level(
    String name,
    double same,
    double relative,
    double chance,
    boolean agrees,
    boolean excludes,
    boolean byFrequency) {

  static Level agreeing(String name, double same, double relative, double chance) {
    return new Level(name, same, relative, chance, true, false, false);
  }

  static Level agreeingOnValue(String name, double same, double relative, double chance) {
    return new Level(name, same, relative, chance, true, false, true);
  }

  static Level differing(String name, double same, double relative, double chance) {
    return new Level(name, same, relative, chance, false, false, false);
  }

  static Level excluding(String name, double same, double relative, double chance) {
    return new Level(name, same, relative, chance, false, true, false);
  }
}
