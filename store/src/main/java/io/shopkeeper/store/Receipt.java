package io.shopkeeper.store;

import java.util.List;

/// What became of each appended event, in the caller's order.
///
/// @param head sequence of the log after the append
public record Receipt(List<Outcome> outcomes, long head) {

  /// What became of one event.
  public enum Outcome {
    /// On disk.
    APPENDED,
    /// Its id was there with the same content, the time aside; nothing was stored.
    DUPLICATE,
    /// Its id was there with another content; nothing was stored.
    CONFLICT
  }

  public Receipt {
    outcomes = List.copyOf(outcomes);
  }

  public long count(Outcome outcome) {
    return outcomes.stream().filter(outcome::equals).count();
  }
}
