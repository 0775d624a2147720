package io.shopkeeper.advertise.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a campaign is for, and what counts as the response that is learned from.
public enum Goal {
  CLICK,
  CONVERSION,
  /// Of conversions, in minor units.
  VALUE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Goal> of(String wireName) {
    return Arrays.stream(values()).filter(goal -> goal.wireName().equals(wireName)).findFirst();
  }
}
