package io.shopkeeper.store;

import io.shopkeeper.domain.EventType;
import org.jspecify.annotations.Nullable;

/// An event of one row as its texts came, in UTF-8, for [EventLoad]: what makes the objects of a
/// [io.shopkeeper.domain.ShopEvent] dear is left out.
///
/// Whoever makes it has seen to it that the event could be made of it: nothing is checked again.
/// The arrays may be shared among events and are never written to.
///
/// @param type one of a single product, or a search
/// @param customer null for none, `session` likewise, but not both
/// @param channel in UTF-8
/// @param occurredMicros since 1970
/// @param product null for a search only
/// @param quantity of carts; 0 for others
/// @param position of a selected product; 0 for none
/// @param list of a selected product; null for none
/// @param query of a search; null for others
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EventCells(
    EventType type,
    byte[] id,
    byte @Nullable [] customer,
    byte @Nullable [] session,
    byte[] channel,
    long occurredMicros,
    byte @Nullable [] product,
    int quantity,
    int position,
    byte @Nullable [] list,
    byte @Nullable [] query) {}
