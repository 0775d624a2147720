package io.shopkeeper.advertise.campaign;

import java.time.Instant;
import java.util.Map;

/// A creative that was shown, and all that is needed to learn from it.
///
/// @param id by which its responses name it
/// @param kind `customer` or `session`
/// @param interests of the visitor
/// @param propensity of the creative
/// @param expected response when it was shown
/// @param amount that it cost, in thousandths of a minor unit
public record Impression(
    String id,
    String campaign,
    String creative,
    String kind,
    String unit,
    Map<String, String> interests,
    double propensity,
    double expected,
    long amount,
    Instant at) {
  public Impression {
    interests = Map.copyOf(interests);
  }

  String visitor() {
    return kind + ":" + unit;
  }
}
