package io.shopkeeper.store.journal;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.LoggedEvent;
import java.time.Instant;

/// An event read back from the journal.
///
/// @param idHash as in [EncodedEvent]
/// @param contentHash as in [EncodedEvent]
public record JournalEntry(
    long sequence, Instant receivedAt, long idHash, long contentHash, ShopEvent event) {

  public LoggedEvent logged() {
    return new LoggedEvent(sequence, receivedAt, event);
  }
}
