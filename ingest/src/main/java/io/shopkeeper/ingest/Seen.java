package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Hashes;

/// Remembers the ids of a load with a hash of what they stood for: 24 to 48 bytes an id, which lie
/// together, since each look goes to memory that no cache holds.
///
/// Ids are told apart by 64 bits and contents by 32; a mistake is less likely than a broken disk.
final class Seen {
  private static final int WIDTH = 3;

  /// The id's two halves, never both 0, and the content, of each slot.
  private int[] table = new int[WIDTH << 10];

  private int slots = 1 << 10;
  private int size;

  /// What is known of a record.
  enum Outcome {
    FIRST,
    SAME_AGAIN,
    ANOTHER_CONTENT
  }

  Outcome see(String id, Object content) {
    return see(Hashes.of(id), content.hashCode());
  }

  /// @param hash of the id, and `content` a hash of what it stands for
  Outcome see(long hash, int content) {
    int slot = slot(hash);
    if (id(table, slot) == hash) {
      return table[slot + 2] == content ? Outcome.SAME_AGAIN : Outcome.ANOTHER_CONTENT;
    }
    put(slot, hash, content);
    if (++size * 2 > slots) {
      grow();
    }
    return Outcome.FIRST;
  }

  boolean knows(String id) {
    return knows(Hashes.of(id));
  }

  boolean knows(long hash) {
    return id(table, slot(hash)) == hash;
  }

  /// Whether the id is known with another content.
  boolean knowsAnother(String id, Object content) {
    long hash = Hashes.of(id);
    int slot = slot(hash);
    return id(table, slot) == hash && table[slot + 2] != content.hashCode();
  }

  private static long id(int[] table, int slot) {
    return (long) table[slot] << Integer.SIZE | Integer.toUnsignedLong(table[slot + 1]);
  }

  private void put(int slot, long hash, int content) {
    table[slot] = (int) (hash >>> Integer.SIZE);
    table[slot + 1] = (int) hash;
    table[slot + 2] = content;
  }

  /// Where an id is, or would be.
  private int slot(long hash) {
    int mask = slots - 1;
    int number = (int) (hash >>> 32) & mask;
    long id = id(table, number * WIDTH);
    while (id != 0 && id != hash) {
      number = number + 1 & mask;
      id = id(table, number * WIDTH);
    }
    return number * WIDTH;
  }

  private void grow() {
    int[] old = table;
    slots *= 2;
    table = new int[slots * WIDTH];
    for (int i = 0; i < old.length; i += WIDTH) {
      long hash = id(old, i);
      if (hash != 0) {
        put(slot(hash), hash, old[i + 2]);
      }
    }
  }
}
