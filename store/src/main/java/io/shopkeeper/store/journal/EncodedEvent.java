package io.shopkeeper.store.journal;

import io.shopkeeper.domain.ShopEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// An event with its bytes and the two numbers by which a repeated one is known.
///
/// @param idHash 64 bits of the id
/// @param contentHash 64 bits of everything the event says but its time: who sends an event again
///   without a time of its own means the same event
/// @param bytes as [EventCodec] writes them
public record EncodedEvent(long idHash, long contentHash, byte[] bytes) {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /// Two hashes and the length of the bytes, at most, beside the bytes themselves.
  private static final int OVERHEAD = 2 * Long.BYTES + 5;

  public static EncodedEvent of(ShopEvent event) {
    var out = new ByteWriter(160);
    int time = EventCodec.write(event, out);
    byte[] bytes = out.toByteArray();
    out.setLong(time, 0);
    byte[] id = event.id().value().getBytes(StandardCharsets.UTF_8);
    return new EncodedEvent(hash(id, id.length), hash(out.array(), out.size()), bytes);
  }

  /// The hash of an id in UTF-8.
  public static long idHash(byte[] id) {
    return hash(id, id.length);
  }

  /// The most bytes it takes in a journal.
  public int size() {
    return OVERHEAD + bytes.length;
  }

  /// Eight bytes at a time, each mixed by the finaliser of MurmurHash3 (Appleby, 2011). Stored in
  /// files: it must never change.
  static long hash(byte[] bytes, int length) {
    long hash = length * 0x9E3779B97F4A7C15L;
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      hash = mix(hash ^ (long) LONG.get(bytes, i)) + 0x9E3779B97F4A7C15L;
    }
    long rest = 0;
    for (int shift = 0; i < length; i++, shift += Byte.SIZE) {
      rest |= (bytes[i] & 0xFFL) << shift;
    }
    return mix(hash ^ rest);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
    z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return z ^ (z >>> 33);
  }
}
