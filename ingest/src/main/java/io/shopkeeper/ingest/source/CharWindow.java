package io.shopkeeper.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/// The part of a text that a reader looks at: the record it is in and what was read ahead.
///
/// Grows to one record of [#MAX_RECORD] characters and no further.
final class CharWindow implements Closeable {
  static final int MAX_RECORD = 1 << 20;

  private static final int INITIAL = 1 << 17;

  private final TextSource text;
  private char[] chars = new char[INITIAL];
  private long base;
  private int start;
  private int limit;
  private boolean ended;

  CharWindow(TextSource text) {
    this.text = text;
  }

  char[] chars() {
    return chars;
  }

  /// Where the record begins.
  int start() {
    return start;
  }

  void moveTo(int position) {
    start = position;
  }

  /// Where in the whole text a position of the window is.
  long position(int position) {
    return base + position;
  }

  /// Behind the last character there is.
  int limit() {
    return limit;
  }

  /// Whether the text ends at [#limit].
  boolean ended() {
    return ended;
  }

  /// Whether the record already has as many characters as a record may have.
  boolean full() {
    return limit - start >= MAX_RECORD;
  }

  /// Reads more behind the record, which moves to the front. Returns false at the end of the text.
  boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(chars, start, chars, 0, limit - start);
      base += start;
      limit -= start;
      start = 0;
    }
    if (limit == chars.length) {
      chars = Arrays.copyOf(chars, chars.length * 2);
    }
    int read = text.read(chars, limit, chars.length - limit);
    ended = read < 0;
    limit += Math.max(0, read);
    return !ended;
  }

  /// Passes over everything up to and with the next line break.
  void skipLine() throws IOException {
    while (true) {
      for (int i = start; i < limit; i++) {
        if (chars[i] == '\n') {
          start = i + 1;
          return;
        }
      }
      start = limit;
      if (!fill()) {
        return;
      }
    }
  }

  boolean undecodable(int from, int to) {
    if (!text.undecodable()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (chars[i] == TextSource.UNDECODABLE) {
        return true;
      }
    }
    return false;
  }

  long bytes() {
    return text.bytes();
  }

  boolean truncated() {
    return text.truncated();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
