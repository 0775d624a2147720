package io.shopkeeper.ingest;

import java.io.IOException;
import java.io.Reader;

/// Remembers what a parser reads, ahead of where it is, so that the text of an element can be had
/// once its end is known.
final class RecentText extends Reader {
  private final Reader source;
  private final StringBuilder recent = new StringBuilder();

  /// Where the first character of `recent` is in the text.
  private long start;

  /// How many of the first characters of `recent` are wanted no more.
  private int taken;

  RecentText(Reader source) {
    this.source = source;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    recent.delete(0, taken);
    start += taken;
    taken = 0;
    int read = source.read(target, offset, length);
    recent.append(target, offset, Math.max(0, read));
    return read;
  }

  /// The characters from one position of the text to another; all before are forgotten.
  String take(long from, long to) {
    taken = (int) (to - start);
    return recent.substring((int) (from - start), taken);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
