package io.shopkeeper.serve.alert;

/// From which value on somebody wants to hear.
///
/// @param bound above 0
/// @param active whether it is looked at
public record AlertRule(AlertKind kind, double bound, boolean active) {
  public AlertRule {
    if (!(bound > 0) || Double.isInfinite(bound)) {
      throw new IllegalArgumentException(
          "the bound of %s is %s, a number above 0 is needed".formatted(kind.wireName(), bound));
    }
  }
}
