package io.shopkeeper.store.journal;

import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;

/// An event read back from the journal.
///
/// @param idHash as in [EncodedEvent]
/// @param contentHash as in [EncodedEvent]
public record JournalEntry(
    long sequence, Instant receivedAt, long idHash, long contentHash, ShopEvent event) {}
