package io.shopkeeper.serve.storefront;

import java.util.Arrays;
import java.util.Locale;

/// How the products of a category are sorted; what cannot be bought now comes last.
public enum SortOrder {
  SOLD,
  CHEAP,
  DEAR,
  NAME;

  /// As in an address, as in `cheap`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What is not known is as if nothing had been asked.
  static SortOrder of(String wireName) {
    return Arrays.stream(values())
        .filter(order -> order.wireName().equals(wireName))
        .findFirst()
        .orElse(SOLD);
  }
}
