package io.shopkeeper.ingest;

/// What became of one record.
public sealed interface Parsed<T> {

  Place place();

  /// A record that is right.
  record Accepted<T>(Place place, T value) implements Parsed<T> {}

  /// A record that is not, and why.
  ///
  /// @param detail names the value and what was expected
  /// @param raw the record as it came, cut to [#MAX_RAW] characters
  record Rejected<T>(Place place, RejectReason reason, String detail, String raw)
      implements Parsed<T> {
    static final int MAX_RAW = 1_000;

    public Rejected {
      if (raw.length() > MAX_RAW) {
        raw = raw.substring(0, MAX_RAW) + "…";
      }
    }
  }
}
