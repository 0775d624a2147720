package io.shopkeeper.ingest.fusion;

import java.util.function.LongConsumer;

/// Which records are worth comparing: those that share a key. Several keys, so that an error in one
/// value leaves others.
@FunctionalInterface
interface BlockingKeys {
  /// Hands over a record's keys; the same may come twice.
  void of(int record, LongConsumer keys);
}
