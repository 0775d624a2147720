package io.shopkeeper.ingest.cleaning;

import java.util.Arrays;

/// What the events of each session say of one thing, by the number of the session.
///
/// It tells nothing where the sessions that say something leave it out in more than one event of
/// ten: such a shop leaves it out on purpose, as one does whose customers log in at the checkout.
/// Of what lies between two events that say it, those in between decide alone. One event in five
/// may say something else than the others, as one does whose columns were changed over.
///
/// Memory: 36 bytes a session.
final class SessionSays {
  /// Of no thing; the numbers of things are above it.
  static final int NOTHING = 0;

  private static final double RARE = .1;
  private static final int AGREED = 5;
  private static final long LONGEST = 12 * 3_600_000_000L;

  private int[] thing = new int[1 << 8];
  private int[] said = new int[1 << 8];
  private int[] left = new int[1 << 8];

  /// Events that say something else, and those that have said nothing since it was said last.
  private int[] others = new int[1 << 8];

  private int[] silent = new int[1 << 8];

  /// When the session first and last said so, in microseconds.
  private long[] first = new long[1 << 8];

  private long[] last = new long[1 << 8];
  private long allSaid;
  private long allLeft;
  private long allBetween;

  /// Counts an event. Returns whether the session says this from now on, and did not before.
  boolean add(int session, int what, long micros) {
    if (session >= thing.length) {
      grow(session * 2);
    }
    int before = thing[session];
    if (what == NOTHING) {
      left[session]++;
      silent[session]++;
      allLeft += before == NOTHING ? 0 : 1;
      return false;
    }
    allSaid++;
    if (before != what && before != NOTHING && ++others[session] <= said[session]) {
      return false;
    }
    if (before == what) {
      allBetween += silent[session];
    } else {
      allLeft += before == NOTHING ? left[session] : 0;
      others[session] = said[session];
      said[session] = 0;
      thing[session] = what;
      first[session] = micros;
      last[session] = micros;
    }
    said[session]++;
    silent[session] = 0;
    first[session] = Math.min(first[session], micros);
    last[session] = Math.max(last[session], micros);
    return before != what;
  }

  private void grow(int size) {
    thing = Arrays.copyOf(thing, size);
    said = Arrays.copyOf(said, size);
    left = Arrays.copyOf(left, size);
    others = Arrays.copyOf(others, size);
    silent = Arrays.copyOf(silent, size);
    first = Arrays.copyOf(first, size);
    last = Arrays.copyOf(last, size);
  }

  private boolean isAgreed(int session) {
    return session < thing.length
        && thing[session] != NOTHING
        && others[session] * AGREED <= said[session];
  }

  /// Whether the events of the session that say something say this.
  boolean isOnly(int session, int what) {
    return isAgreed(session) && thing[session] == what;
  }

  /// What they say, if they are half of the session's events and more; else [#NOTHING].
  int told(int session) {
    boolean told = isMost(session) && allLeft <= RARE * (allSaid + allLeft);
    return told ? thing[session] : NOTHING;
  }

  private boolean isMost(int session) {
    return isAgreed(session) && said[session] >= left[session];
  }

  /// What they say for a time between two that do, of a session of half a day at most.
  int toldAt(int session, long micros) {
    boolean between =
        isMost(session)
            && allBetween <= RARE * (allSaid + allBetween)
            && first[session] < micros
            && micros < last[session]
            && last[session] - first[session] <= LONGEST;
    return between ? thing[session] : NOTHING;
  }
}
