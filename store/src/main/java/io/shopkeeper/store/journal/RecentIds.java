package io.shopkeeper.store.journal;

import java.util.OptionalLong;

/// The ids of the last events of the log and what they said, to know a repeated event at the door.
///
/// Holds up to `capacity` events, oldest out first, in 40 to 80 bytes each: it grows with what is
/// added. Ids are compared by 64-bit hash: among 2^18 of them, a new one is mistaken for a known
/// one once in 7·10^13. For one thread.
public final class RecentIds {
  private static final int FIRST_ROOM = 1 << 10;

  private final int capacity;

  /// For how many events there is room now, a power of two up to `capacity`.
  private int room;

  private long[] queue;
  private long added;
  private long removed;

  /// Open addressing with linear probing at a load of at most one half; 0 marks a free slot.
  private long[] ids;

  private long[] contents;

  /// @param capacity a power of two
  public RecentIds(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity is %d, not a power of two".formatted(capacity));
    }
    this.capacity = capacity;
    room = Math.min(capacity, FIRST_ROOM);
    queue = new long[room];
    ids = new long[2 * room];
    contents = new long[2 * room];
  }

  /// The content hash of the event with this id.
  public OptionalLong contentOf(long idHash) {
    int slot = slotOf(key(idHash));
    return ids[slot] == 0 ? OptionalLong.empty() : OptionalLong.of(contents[slot]);
  }

  /// Remembers an event whose id is not yet there.
  public void add(long idHash, long contentHash) {
    if (added - removed == room) {
      if (room < capacity) {
        grow();
      } else {
        remove(queue[place(removed++)]);
      }
    }
    long key = key(idHash);
    queue[place(added++)] = key;
    put(key, contentHash);
  }

  private void grow() {
    long[] oldQueue = queue;
    long[] oldIds = ids;
    long[] oldContents = contents;
    int oldRoom = room;
    room = 2 * oldRoom;
    queue = new long[room];
    ids = new long[2 * room];
    contents = new long[2 * room];
    for (long i = removed; i < added; i++) {
      queue[place(i)] = oldQueue[(int) (i & (oldRoom - 1))];
    }
    for (int slot = 0; slot < oldIds.length; slot++) {
      if (oldIds[slot] != 0) {
        put(oldIds[slot], oldContents[slot]);
      }
    }
  }

  private void put(long key, long content) {
    int slot = slotOf(key);
    ids[slot] = key;
    contents[slot] = content;
  }

  /// In the queue, of the `number`-th event.
  private int place(long number) {
    return (int) (number & (room - 1));
  }

  private int mask() {
    return ids.length - 1;
  }

  /// Forgets the last `count` events added: they were not stored.
  public void forgetLast(int count) {
    for (int i = 0; i < count; i++) {
      remove(queue[place(--added)]);
    }
  }

  private static long key(long idHash) {
    return idHash == 0 ? 1 : idHash;
  }

  private int slotOf(long key) {
    int slot = home(key);
    while (ids[slot] != 0 && ids[slot] != key) {
      slot = (slot + 1) & mask();
    }
    return slot;
  }

  private int home(long key) {
    return (int) (key ^ (key >>> 32)) & mask();
  }

  /// Closes the hole that a removed key leaves (Knuth, The Art of Computer Programming 3, 6.4,
  /// algorithm R).
  private void remove(long key) {
    int hole = slotOf(key);
    ids[hole] = 0;
    for (int slot = (hole + 1) & mask(); ids[slot] != 0; slot = (slot + 1) & mask()) {
      int home = home(ids[slot]);
      if (((slot - home) & mask()) >= ((slot - hole) & mask())) {
        ids[hole] = ids[slot];
        contents[hole] = contents[slot];
        ids[slot] = 0;
        hole = slot;
      }
    }
  }
}
