package io.shopkeeper.neural.encoder;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The wire format of Protocol Buffers, as much of it as ONNX files use: a message is a run of
/// fields, each a number and a varint, four or eight bytes, or a run of bytes.
final class Protobuf {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private Protobuf() {}

  /// Walks through the fields of one message.
  static final class Reader {
    private final ByteBuffer buffer;
    private int field;
    private long number;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    Reader(ByteBuffer message) {
      buffer = message.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Moves on to the next field, if there is one.
    boolean next() {
      if (!buffer.hasRemaining()) {
        return false;
      }
      long tag = varint();
      field = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case VARINT -> number = varint();
        case EIGHT_BYTES -> number = buffer.getLong();
        case FOUR_BYTES -> number = buffer.getInt();
        case BYTES -> {
          int length = Math.toIntExact(varint());
          bytes = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
          buffer.position(buffer.position() + length);
        }
        default -> throw new IllegalArgumentException("no kind of field: " + (tag & 7));
      }
      return true;
    }

    int field() {
      return field;
    }

    long number() {
      return number;
    }

    ByteBuffer bytes() {
      return bytes;
    }

    String text() {
      return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private long varint() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = buffer.get();
        value |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }
  }

  /// Collects the fields of one message. Long runs of bytes are not copied before the message is
  /// written out: an encoder's weights would otherwise be in memory several times.
  static final class Writer {
    private static final int SHORT = 1 << 10;

    private final List<ByteBuffer> done = new ArrayList<>();
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int length;

    Writer number(int field, long value) {
      varint((long) field << 3 | VARINT);
      varint(value);
      return this;
    }

    Writer real(int field, float value) {
      varint((long) field << 3 | FOUR_BYTES);
      int bits = Float.floatToIntBits(value);
      for (int shift = 0; shift < Integer.SIZE; shift += 8) {
        out.write(bits >>> shift);
      }
      length += Float.BYTES;
      return this;
    }

    /// @param value must stay as it is until this is written out
    Writer bytes(int field, ByteBuffer value) {
      varint((long) field << 3 | BYTES);
      varint(value.remaining());
      append(value);
      return this;
    }

    Writer text(int field, String value) {
      return bytes(field, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
    }

    Writer message(int field, Writer value) {
      varint((long) field << 3 | BYTES);
      varint(value.length);
      value.pieces().forEach(this::append);
      return this;
    }

    /// The message outside the heap, there as long as the arena is open.
    ByteBuffer written(Arena arena) {
      ByteBuffer message = arena.allocate(length).asByteBuffer();
      pieces().forEach(piece -> message.put(piece.duplicate()));
      return message.flip();
    }

    private void append(ByteBuffer value) {
      length += value.remaining();
      if (value.remaining() < SHORT) {
        ByteBuffer rest = value.duplicate();
        while (rest.hasRemaining()) {
          out.write(rest.get());
        }
      } else {
        flush();
        done.add(value);
      }
    }

    private List<ByteBuffer> pieces() {
      flush();
      return done;
    }

    private void flush() {
      if (out.size() > 0) {
        done.add(ByteBuffer.wrap(out.toByteArray()));
        out = new ByteArrayOutputStream();
      }
    }

    private void varint(long value) {
      long left = value;
      for (; (left & ~0x7FL) != 0; left >>>= 7) {
        out.write((int) (left & 0x7F | 0x80));
        length++;
      }
      out.write((int) left);
      length++;
    }
  }
}
