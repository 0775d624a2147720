package io.shopkeeper.numeric;

import java.util.Arrays;

/// Numbers distinct longs from 0 in the order of their first appearance: a hash table with open
/// addressing, 24 bytes a key at most. Not thread-safe while keys are added.
public final class LongIndex {
  private static final int ABSENT = -1;

  private long[] keys = new long[1 << 10];
  private int[] numbers = new int[1 << 10];
  private int size;

  public LongIndex() {
    Arrays.fill(numbers, ABSENT);
  }

  /// How many keys there are.
  public int size() {
    return size;
  }

  /// The number of a key, added if it is new.
  public int add(long key) {
    if (2 * size >= keys.length) {
      grow();
    }
    int slot = slot(key);
    if (numbers[slot] == ABSENT) {
      keys[slot] = key;
      numbers[slot] = size++;
    }
    return numbers[slot];
  }

  /// The number of a key, or -1.
  public int find(long key) {
    return numbers[slot(key)];
  }

  private int slot(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & (keys.length - 1);
    while (numbers[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[2 * oldKeys.length];
    numbers = new int[keys.length];
    Arrays.fill(numbers, ABSENT);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldNumbers[i] != ABSENT) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
