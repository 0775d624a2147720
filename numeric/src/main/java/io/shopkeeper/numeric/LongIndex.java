package io.shopkeeper.numeric;

/// Numbers distinct longs from 0 in the order of their first appearance: a hash table with open
/// addressing, 24 bytes a key at most. Not thread-safe while keys are added.
public final class LongIndex {
  private static final int WIDTH = 3;

  /// The key's two halves, and one more than its number, of each slot: a look goes to one place of
  /// memory.
  private int[] table = new int[WIDTH << 10];

  private int slots = 1 << 10;
  private int size;

  /// How many keys there are.
  public int size() {
    return size;
  }

  /// The number of a key, added if it is new.
  public int add(long key) {
    if (2 * size >= slots) {
      grow();
    }
    int slot = slot(key);
    if (table[slot + 2] == 0) {
      put(slot, key, ++size);
    }
    return table[slot + 2] - 1;
  }

  /// The number of a key, or -1.
  public int find(long key) {
    return table[slot(key) + 2] - 1;
  }

  private static long key(int[] table, int slot) {
    return (long) table[slot] << Integer.SIZE | Integer.toUnsignedLong(table[slot + 1]);
  }

  private void put(int slot, long key, int number) {
    table[slot] = (int) (key >>> Integer.SIZE);
    table[slot + 1] = (int) key;
    table[slot + 2] = number;
  }

  /// Where a key is, or would be.
  private int slot(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    int mask = slots - 1;
    int number = (int) (hash >>> 32) & mask;
    while (table[number * WIDTH + 2] != 0 && key(table, number * WIDTH) != key) {
      number = (number + 1) & mask;
    }
    return number * WIDTH;
  }

  private void grow() {
    int[] old = table;
    slots *= 2;
    table = new int[slots * WIDTH];
    for (int i = 0; i < old.length; i += WIDTH) {
      if (old[i + 2] != 0) {
        long key = key(old, i);
        put(slot(key), key, old[i + 2]);
      }
    }
  }
}
