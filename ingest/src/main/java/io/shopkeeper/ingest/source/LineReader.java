package io.shopkeeper.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads a text line by line in bounded memory; blank lines are passed over. Not thread-safe.
public final class LineReader implements Closeable {
  private static final int RAW = 1_000;

  private final CharWindow window;
  private int end;
  private int length;
  private long line;
  private String raw = "";
  private @Nullable Fault fault;

  public LineReader(TextSource text) {
    this.window = new CharWindow(text);
  }

  /// Goes to the next line that is not blank. Returns false at the end.
  public boolean next() throws IOException {
    do {
      if (!read()) {
        return false;
      }
    } while (fault == null && isBlank());
    return true;
  }

  private boolean read() throws IOException {
    window.moveTo(end);
    line++;
    fault = null;
    int at = window.start();
    while (true) {
      while (at < window.limit() && window.chars()[at] != '\n') {
        at++;
      }
      if (at < window.limit()) {
        length = at - window.start();
        end = at + 1;
        break;
      }
      if (window.full()) {
        return tooLong();
      }
      int scanned = at - window.start();
      if (!window.fill()) {
        return last();
      }
      at = window.start() + scanned;
    }
    checkDecoded();
    return true;
  }

  /// The text's end, without a line break.
  private boolean last() {
    length = window.limit() - window.start();
    end = window.limit();
    checkDecoded();
    if (window.truncated()) {
      fault = Fault.TRUNCATED;
    }
    return length > 0;
  }

  private void checkDecoded() {
    if (window.undecodable(window.start(), end)) {
      fault = Fault.UNDECODABLE;
    }
  }

  private boolean tooLong() throws IOException {
    fault = Fault.TOO_LONG;
    raw = new String(window.chars(), window.start(), RAW);
    window.moveTo(window.limit());
    window.skipLine();
    end = window.start();
    length = 0;
    return true;
  }

  private boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (window.chars()[window.start() + i] > ' ') {
        return false;
      }
    }
    return true;
  }

  /// The characters of the line are in this array from [#offset] on; valid until the next call.
  public char[] chars() {
    return window.chars();
  }

  public int offset() {
    return window.start();
  }

  public int length() {
    return length;
  }

  /// From 1.
  public long line() {
    return line;
  }

  /// What is wrong with the line, or null.
  public @Nullable Fault fault() {
    return fault;
  }

  /// At most 1,000 characters of the line.
  public String raw() {
    return fault == Fault.TOO_LONG
        ? raw
        : new String(window.chars(), window.start(), Math.min(length, RAW)).stripTrailing();
  }

  /// Bytes of the file that were read, as they are on disk.
  public long bytes() {
    return window.bytes();
  }

  /// Whether a packed file ended before its end; known once all lines are read.
  public boolean truncated() {
    return window.truncated();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
