package io.shopkeeper.ingest.cleaning;

import java.util.Arrays;

/// What the events of each session say of one thing, by the number of the session.
///
/// It tells nothing where the sessions that say something leave it out in more than one event of
/// ten: such a shop leaves it out on purpose, as one does whose customers log in at the checkout.
///
/// Memory: 28 bytes a session.
final class SessionSays {
  /// Of no thing; the numbers of things are above it.
  static final int NOTHING = 0;

  private static final int SEVERAL = -1;
  private static final double RARE = .1;
  private static final long LONGEST = 12 * 3_600_000_000L;

  private int[] thing = new int[1 << 8];
  private int[] said = new int[1 << 8];
  private int[] left = new int[1 << 8];

  /// When the session first and last said something, in microseconds.
  private long[] first = new long[1 << 8];

  private long[] last = new long[1 << 8];
  private long allSaid;
  private long allLeft;

  /// Counts an event. Returns whether it is the first of the session to say something.
  boolean add(int session, int what, long micros) {
    if (session >= thing.length) {
      int size = session * 2;
      thing = Arrays.copyOf(thing, size);
      said = Arrays.copyOf(said, size);
      left = Arrays.copyOf(left, size);
      first = Arrays.copyOf(first, size);
      last = Arrays.copyOf(last, size);
    }
    int before = thing[session];
    if (what == NOTHING) {
      left[session]++;
      allLeft += before == NOTHING ? 0 : 1;
      return false;
    }
    said[session]++;
    allSaid++;
    allLeft += before == NOTHING ? left[session] : 0;
    first[session] = before == NOTHING ? micros : Math.min(first[session], micros);
    last[session] = before == NOTHING ? micros : Math.max(last[session], micros);
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
    boolean told =
        session < thing.length
            && thing[session] > 0
            && said[session] >= left[session]
            && allLeft <= RARE * (allSaid + allLeft);
    return told ? thing[session] : NOTHING;
  }

  /// As [#told], for a time between two events that say it, of a session of half a day at most.
  int toldAt(int session, long micros) {
    int told = told(session);
    boolean between =
        told != NOTHING
            && first[session] < micros
            && micros < last[session]
            && last[session] - first[session] <= LONGEST;
    return between ? told : NOTHING;
  }
}
