/// The tail of the event log: an append-only file that is made durable with one `fsync` for all
/// callers that wait, in front of tables that are cheaper to fill in large steps.
///
/// A journal is a directory of [Segment] files; their order is that of the events in them. A
/// segment is a row of [Frame]s, each with its length and its CRC-32C, so that a frame is there
/// whole or not at all: one that was cut off by a crash was never acknowledged, and is dropped when
/// the journal is opened. Once the tables have the events of a segment, it is written anew from its
/// beginning.
///
/// Why there is a journal at all, with the figures, is in `docs/decisions/0001-event-log.md`.
@NullMarked
package io.shopkeeper.store.journal;

import org.jspecify.annotations.NullMarked;
