package io.shopkeeper.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A text of ASCII where it lies in a buffer; used again for the next.
final class AsciiText implements CharSequence {
  private byte[] bytes = {};
  private int from;
  private int to;

  /// Passes over a text of a buffer, whose length is before it.
  void of(ByteBuffer in) {
    int length = in.get() & 0xFF;
    bytes = in.array();
    from = in.position();
    to = from + length;
    in.position(to);
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, from, to);
  }

  @Override
  public int length() {
    return to - from;
  }

  @Override
  public char charAt(int index) {
    return (char) bytes[from + index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(bytes, from + start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
