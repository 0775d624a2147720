package io.shopkeeper.store.journal;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The events of one write: all of them are in the journal, or none.
///
/// ```
/// length  int    bytes after the checksum
/// crc     int    CRC-32C of them
/// first   long   sequence of the first event; the others follow on
/// time    long   received at, microseconds since 1970 UTC
/// count   int
/// count × ( idHash long · contentHash long · size varint · event bytes )
/// ```
///
/// Little-endian.
///
/// @param body what follows the checksum
record Frame(long first, int count, ByteBuffer body) {
  static final int HEADER = 2 * Integer.BYTES;
  private static final int FIXED = 2 * Long.BYTES + Integer.BYTES;

  /// Longer than any frame written: a length beyond it is not a length.
  static final int MAX_LENGTH = 1 << 28;

  long last() {
    return first + count - 1;
  }

  /// @throws IllegalArgumentException if the events make more than [#MAX_LENGTH] bytes
  static void write(long first, Instant time, List<EncodedEvent> events, ByteWriter out) {
    long bytes = FIXED + events.stream().mapToLong(EncodedEvent::size).sum();
    if (bytes > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "%d events of %d bytes in one write, at most %d bytes are allowed"
              .formatted(events.size(), bytes, MAX_LENGTH));
    }
    int start = out.size();
    out.writeLong(0);
    out.writeLong(first);
    out.writeLong(EventCodec.micros(time));
    out.writeInt(events.size());
    for (EncodedEvent event : events) {
      out.writeLong(event.idHash());
      out.writeLong(event.contentHash());
      out.writeVarint(event.bytes().length);
      out.writeBytes(event.bytes());
    }
    int length = out.size() - start - HEADER;
    out.setInt(start, length);
    out.setInt(
        start + Integer.BYTES, checksum(ByteBuffer.wrap(out.array(), start + HEADER, length)));
  }

  static int checksum(ByteBuffer body) {
    var crc = new CRC32C();
    crc.update(body);
    return (int) crc.getValue();
  }

  /// @param body a whole frame after its checksum, which has been verified
  static Frame parse(ByteBuffer body) {
    return new Frame(body.getLong(0), body.getInt(2 * Long.BYTES), body);
  }

  static boolean plausible(int length) {
    return length > FIXED && length <= MAX_LENGTH;
  }

  List<JournalEntry> entries() {
    ByteBuffer bytes = body.duplicate().order(body.order()).position(FIXED);
    Instant time = EventCodec.instant(body.getLong(Long.BYTES));
    var reader = new ByteReader(bytes);
    var entries = new ArrayList<JournalEntry>(count);
    for (int i = 0; i < count; i++) {
      long idHash = bytes.getLong();
      long contentHash = bytes.getLong();
      reader.readVarint();
      entries.add(new JournalEntry(first + i, time, idHash, contentHash, EventCodec.read(reader)));
    }
    return entries;
  }
}
