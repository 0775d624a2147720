package io.shopkeeper.experiment.shop;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an experiment is judged by. Both are told; the declared one decides.
public enum Outcome {
  /// The share of exposed units that bought afterwards.
  CONVERSION,
  /// What an exposed unit paid afterwards, in minor units of the shop's currency, refunds left out.
  REVENUE;

  /// The name in JSON and in tables, as in `conversion`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Outcome> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }
}
