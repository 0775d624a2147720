package io.shopkeeper.store.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads what [ByteWriter] wrote. Not thread-safe.
final class ByteReader {
  private final ByteBuffer bytes;

  /// @param bytes heap buffer, little-endian, read from its position
  ByteReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int readByte() {
    return bytes.get();
  }

  long readLong() {
    return bytes.getLong();
  }

  int readVarint() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  String readText() {
    String text = readTextOrNull();
    if (text == null) {
      throw new IllegalStateException("a text is missing at byte " + bytes.position());
    }
    return text;
  }

  @Nullable String readTextOrNull() {
    int length = readVarint() - 1;
    if (length < 0) {
      return null;
    }
    var text =
        new String(
            bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
    bytes.position(bytes.position() + length);
    return text;
  }
}
