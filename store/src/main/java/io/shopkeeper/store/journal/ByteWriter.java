package io.shopkeeper.store.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing array of bytes, little-endian. Not thread-safe.
final class ByteWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes;
  private int size;

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  /// The bytes themselves, valid up to [#size()].
  byte[] array() {
    return bytes;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void clear() {
    size = 0;
  }

  void writeByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void writeInt(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  /// Overwrites four bytes written before.
  void setInt(int position, int value) {
    INT.set(bytes, position, value);
  }

  /// Overwrites eight bytes written before.
  void setLong(int position, long value) {
    LONG.set(bytes, position, value);
  }

  void writeLong(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /// A number of at most 32 bits, 7 bits to a byte, lowest first.
  void writeVarint(int value) {
    reserve(5);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void writeBytes(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, bytes, size, source.length);
    size += source.length;
  }

  /// Length in UTF-8 plus one, then the text; 0 for null.
  void writeText(@Nullable String text) {
    if (text == null) {
      writeByte(0);
      return;
    }
    int start = size;
    int length = text.length();
    if (length < 127) {
      reserve(1 + length);
      bytes[size++] = (byte) (length + 1);
      if (writeAscii(text)) {
        return;
      }
      size = start;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    writeVarint(encoded.length + 1);
    writeBytes(encoded);
  }

  /// Likewise of a text that is in UTF-8 already.
  void writeText(byte @Nullable [] text) {
    if (text == null) {
      writeByte(0);
    } else {
      writeVarint(text.length + 1);
      writeBytes(text);
    }
  }

  private boolean writeAscii(String text) {
    byte[] target = bytes;
    int at = size;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      target[at++] = (byte) c;
    }
    size = at;
    return true;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
