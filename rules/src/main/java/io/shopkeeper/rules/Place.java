package io.shopkeeper.rules;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A kind of list that rules hold for.
public enum Place {
  /// For a customer or a visit.
  RECOMMENDATIONS,
  /// Beside a product.
  SIMILAR,
  /// In the same orders as a product.
  TOGETHER,
  /// What a customer will need again.
  BUY_AGAIN,
  /// What is found for words.
  SEARCH;

  public static final Set<Place> ALL = Set.copyOf(EnumSet.allOf(Place.class));

  /// As in `buy-again`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Place> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
