package io.shopkeeper.store;

import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;

/// An event and its place in the log.
///
/// @param sequence rises with every event; gaps are allowed
/// @param receivedAt when the log accepted it
public record LoggedEvent(long sequence, Instant receivedAt, ShopEvent event) {}
