package io.shopkeeper.ingest.fusion;

import java.util.List;

/// The questions asked of every pair, and their answers packed into one number: three bits each, 0
/// for unknown, else the level and one.
record Comparisons(List<Comparison> all) {
  private static final int BITS = 3;
  private static final int MASK = (1 << BITS) - 1;

  /// Three bits each in an `int`.
  private static final int MOST = 10;

  Comparisons {
    all = List.copyOf(all);
    if (all.isEmpty() || all.size() > MOST) {
      throw new IllegalArgumentException("1 to %d comparisons, not %d".formatted(MOST, all.size()));
    }
    for (Comparison comparison : all) {
      if (comparison.levels().size() > MASK) {
        throw new IllegalArgumentException(
            "%s has more than %d levels".formatted(comparison.name(), MASK));
      }
    }
  }

  int size() {
    return all.size();
  }

  Comparison at(int comparison) {
    return all.get(comparison);
  }

  /// Asks all of a pair.
  int pattern(int left, int right) {
    int pattern = 0;
    for (int c = 0; c < all.size(); c++) {
      pattern |= (all.get(c).level(left, right) + 1) << (BITS * c);
    }
    return pattern;
  }

  /// The level of one comparison in a pattern, or [Comparison#UNKNOWN].
  static int level(int pattern, int comparison) {
    return (pattern >>> (BITS * comparison) & MASK) - 1;
  }

  Rarity rarity(int left, int right, int pattern) {
    double identity = 0;
    double evidence = 0;
    for (int c = 0; c < all.size(); c++) {
      int level = level(pattern, c);
      Comparison comparison = all.get(c);
      if (level >= 0 && comparison.levels().get(level).byFrequency()) {
        double frequency = Math.log(comparison.frequency(left, right, level));
        if (comparison.role() == Comparison.Role.IDENTITY) {
          identity += frequency;
        } else {
          evidence += frequency;
        }
      }
    }
    return new Rarity((float) identity, (float) evidence);
  }

  /// How many keys agree.
  int agreeingKeys(int pattern) {
    int keys = 0;
    for (int c = 0; c < all.size(); c++) {
      keys += all.get(c).role() == Comparison.Role.KEY && level(pattern, c) == 0 ? 1 : 0;
    }
    return keys;
  }

  /// Whether a level excludes a merge without a key.
  boolean isExcluded(int pattern) {
    for (int c = 0; c < all.size(); c++) {
      int level = level(pattern, c);
      if (level >= 0 && all.get(c).levels().get(level).excludes()) {
        return true;
      }
    }
    return false;
  }

  /// Whether what tells look-alikes apart disagrees.
  boolean isIdentityContradicted(int pattern) {
    for (int c = 0; c < all.size(); c++) {
      Comparison comparison = all.get(c);
      if (comparison.role() == Comparison.Role.IDENTITY
          && level(pattern, c) == comparison.levels().size() - 1) {
        return true;
      }
    }
    return false;
  }

  /// Whether there is something besides keys to compare, and none of it agrees.
  boolean isAllElseContrary(int pattern) {
    boolean known = false;
    for (int c = 0; c < all.size(); c++) {
      Comparison comparison = all.get(c);
      int level = level(pattern, c);
      if (comparison.role() != Comparison.Role.KEY && level >= 0) {
        if (comparison.levels().get(level).agrees()) {
          return false;
        }
        known = true;
      }
    }
    return known;
  }
}
