package io.shopkeeper.profile.customer;

import java.util.stream.IntStream;

/// The first day of each of one customer's sessions or orders, which are known by hashes of 63
/// bits: a hash table with open addressing, 16 to 32 bytes each. Not thread-safe.
///
/// Two that have the same hash count as one: for a customer of 10,000 that is one in 10¹¹.
final class EarliestDays {
  private static final long NONE = 0;

  private long[] hashes = new long[4];
  private int[] days = new int[4];
  private int size;

  /// @param hash at least 0
  /// @param day counted from 1970
  void add(long hash, long day) {
    long key = hash == NONE ? 1 : hash;
    int slot = slot(key);
    if (hashes[slot] == key) {
      days[slot] = (int) Math.min(days[slot], day);
      return;
    }
    if (4 * (size + 1) > 3 * hashes.length) {
      grow();
      slot = slot(key);
    }
    hashes[slot] = key;
    days[slot] = Math.toIntExact(day);
    size++;
  }

  int size() {
    return size;
  }

  /// Each day once, in order.
  long[] days() {
    return IntStream.range(0, hashes.length)
        .filter(slot -> hashes[slot] != NONE)
        .map(slot -> days[slot])
        .distinct()
        .sorted()
        .asLongStream()
        .toArray();
  }

  /// Where a hash is, or would be.
  private int slot(long key) {
    int mask = hashes.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (hashes[slot] != NONE && hashes[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldDays = days;
    hashes = new long[2 * oldHashes.length];
    days = new int[hashes.length];
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != NONE) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        days[slot] = oldDays[i];
      }
    }
  }
}
