package io.shopkeeper.ingest.source;

/// A view of the characters of one cell, without the spaces around them; used again for the next
/// row.
final class Cell implements CharSequence {
  private char[] chars = {};
  private int from;
  private int to;

  Cell of(char[] chars, int from, int to) {
    int first = from;
    int behind = to;
    while (first < behind && isSpace(chars[first])) {
      first++;
    }
    while (first < behind && isSpace(chars[behind - 1])) {
      behind--;
    }
    this.chars = chars;
    this.from = first;
    this.to = behind;
    return this;
  }

  /// Spaces, tabs and line breaks, the no-break space and the ideographic one.
  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00A0' || c == '\u3000';
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return chars[from + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(chars, from + start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, from, to - from);
  }
}
