package io.shopkeeper.ingest.fusion;

import io.shopkeeper.numeric.LongIndex;

/// Pairs of records, by their joint numbers.
final class PairSet {
  private final LongIndex index = new LongIndex();

  void add(int a, int b) {
    index.add(key(a, b));
  }

  boolean contains(int a, int b) {
    return index.find(key(a, b)) >= 0;
  }

  private static long key(int a, int b) {
    return (long) a << Integer.SIZE | b;
  }
}
