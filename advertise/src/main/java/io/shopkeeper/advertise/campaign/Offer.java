package io.shopkeeper.advertise.campaign;

import java.util.Locale;

/// What a campaign has for a visitor.
public sealed interface Offer {

  /// A creative, which is paid for by now.
  record Shown(Impression impression, Creative creative) implements Offer {}

  /// Nothing, and why.
  record Withheld(Reason reason) implements Offer {}

  /// Why nothing is shown.
  enum Reason {
    NOT_RUNNING,
    NOT_YET,
    OVER,
    NOT_IN_AUDIENCE,
    SUPPRESSED,
    CONVERTED,
    SEEN_ENOUGH,
    BUDGET_SPENT,
    /// The budget is kept for visitors who will likely answer rather.
    KEPT_FOR_BETTER;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
