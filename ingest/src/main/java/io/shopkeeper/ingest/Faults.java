package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Fault;

/// Faults of the source as reasons to reject.
final class Faults {
  private Faults() {}

  static Parsed.Rejected<?> rejected(Fault fault, Place place, String raw) {
    return new Parsed.Rejected<>(place, reason(fault), fault.advice(), raw);
  }

  private static RejectReason reason(Fault fault) {
    return switch (fault) {
      case TOO_LONG -> RejectReason.TOO_LONG;
      case UNCLOSED_QUOTE -> RejectReason.UNCLOSED_QUOTE;
      case UNDECODABLE -> RejectReason.UNDECODABLE;
      case WRONG_CELLS -> RejectReason.MALFORMED;
      case TRUNCATED -> RejectReason.TRUNCATED;
    };
  }
}
