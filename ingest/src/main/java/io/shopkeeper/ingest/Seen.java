package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Hashes;

/// Remembers the ids of a load with a hash of what they stood for: 24 to 48 bytes an id.
///
/// Ids are told apart by 64 bits and contents by 32; a mistake is less likely than a broken disk.
final class Seen {
  private long[] ids = new long[1 << 10];
  private int[] contents = new int[1 << 10];
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
    int slot = slot(hash, ids);
    if (ids[slot] == hash) {
      return contents[slot] == content ? Outcome.SAME_AGAIN : Outcome.ANOTHER_CONTENT;
    }
    ids[slot] = hash;
    contents[slot] = content;
    if (++size * 2 > ids.length) {
      grow();
    }
    return Outcome.FIRST;
  }

  boolean knows(String id) {
    return knows(Hashes.of(id));
  }

  boolean knows(long hash) {
    return ids[slot(hash, ids)] == hash;
  }

  /// Whether the id is known with another content.
  boolean knowsAnother(String id, Object content) {
    long hash = Hashes.of(id);
    int slot = slot(hash, ids);
    return ids[slot] == hash && contents[slot] != content.hashCode();
  }

  private static int slot(long hash, long[] table) {
    int mask = table.length - 1;
    int slot = (int) (hash >>> 32) & mask;
    while (table[slot] != 0 && table[slot] != hash) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] largerIds = new long[ids.length * 2];
    int[] largerContents = new int[ids.length * 2];
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0) {
        int slot = slot(ids[i], largerIds);
        largerIds[slot] = ids[i];
        largerContents[slot] = contents[i];
      }
    }
    ids = largerIds;
    contents = largerContents;
  }
}
