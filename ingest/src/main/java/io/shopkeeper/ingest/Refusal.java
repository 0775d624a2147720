package io.shopkeeper.ingest;

import org.jspecify.annotations.Nullable;

/// Unwinds the reading of one record to where the record began, there to become a
/// [Parsed.Rejected].
///
/// It carries no stack trace, since a file may hold millions of bad records.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;
  private final @Nullable String column;

  Refusal(RejectReason reason, @Nullable String column, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.column = column;
  }

  static Refusal missing(String column, String need) {
    return new Refusal(RejectReason.MISSING_VALUE, column, need);
  }

  /// What a domain record would not accept.
  static Refusal of(IllegalArgumentException e) {
    return new Refusal(RejectReason.INVALID_VALUE, null, String.valueOf(e.getMessage()));
  }

  RejectReason reason() {
    return reason;
  }

  @Nullable String column() {
    return column;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  <T> Parsed.Rejected<T> at(Place place, String raw) {
    return new Parsed.Rejected<>(place.at(column), reason, detail(), raw);
  }
}
