package io.shopkeeper.ingest.cleaning;

import java.util.Arrays;

/// What the events of each session say of one thing, by the number of the session. Memory: 12 bytes
/// a session.
final class SessionSays {
  /// Of no thing; the numbers of things are above it.
  static final int NOTHING = 0;

  private static final int SEVERAL = -1;

  private int[] thing = new int[1 << 8];
  private int[] said = new int[1 << 8];
  private int[] left = new int[1 << 8];

  /// Counts an event. Returns whether it is the first of the session to say something.
  boolean add(int session, int what) {
    if (session >= thing.length) {
      int size = session * 2;
      thing = Arrays.copyOf(thing, size);
      said = Arrays.copyOf(said, size);
      left = Arrays.copyOf(left, size);
    }
    if (what == NOTHING) {
      left[session]++;
      return false;
    }
    said[session]++;
    int before = thing[session];
    thing[session] = before == NOTHING || before == what ? what : SEVERAL;
    return before == NOTHING;
  }

  /// Whether all events of the session that say something say this.
  boolean isOnly(int session, int what) {
    return session < thing.length && thing[session] == what;
  }

  /// What all say that say something, if they are half of the session's events and more; else
  /// [#NOTHING].
  int told(int session) {
    boolean told = session < thing.length && thing[session] > 0 && said[session] >= left[session];
    return told ? thing[session] : NOTHING;
  }
}
