package io.shopkeeper.ingest.fusion;

/// How probable it is that a pair by chance agrees on the very values on which it does, over the
/// levels that go by frequency: logarithms.
///
/// @param identity over what tells look-alikes apart, and `evidence` over the rest
record Rarity(float identity, float evidence) {

  /// What a class of pairs has of it: those that are the same, or relatives, have a value in common
  /// that but one of them needs to have; others agree on it by chance.
  double in(PairClass of) {
    return switch (of) {
      case SAME, RELATIVE -> 0;
      case SIMILAR -> identity;
      case CHANCE -> identity + evidence;
    };
  }
}
