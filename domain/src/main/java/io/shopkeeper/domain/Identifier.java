package io.shopkeeper.domain;

/// What all typed ids have in common: a text a shop chose itself, kept as it came.
///
/// Not blank, at most [#MAX_LENGTH] characters, no control characters.
public sealed interface Identifier
    permits CustomerId, EventId, FaqId, OrderId, ProductId, ReviewId, SessionId, ShopId {

  int MAX_LENGTH = 256;

  String value();

  /// Returns `value` if it may be an id.
  ///
  /// @throws IllegalArgumentException naming `kind`, the value and what is wrong with it
  static String require(String kind, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(kind + " is blank");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "%s has %d characters, at most %d are allowed: %s…"
              .formatted(kind, value.length(), MAX_LENGTH, value.substring(0, 40)));
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            "%s has a control character (U+%04X) at position %d"
                .formatted(kind, (int) value.charAt(i), i + 1));
      }
    }
    return value;
  }
}
