package io.shopkeeper.store.journal;

import io.shopkeeper.store.EventCells;

/// Hashes what events say that are no objects, as [EncodedEvent] does of those that are. Not
/// thread-safe.
public final class ContentHash {
  private final ByteWriter out = new ByteWriter(256);

  /// Of everything the event says but its time.
  public long of(EventCells event) {
    out.clear();
    EventCodec.writeContent(event, out);
    return EncodedEvent.hash(out.array(), out.size());
  }
}
