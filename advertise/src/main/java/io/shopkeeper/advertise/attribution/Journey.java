package io.shopkeeper.advertise.attribution;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What somebody was shown before they bought.
///
/// @param touches before the purchase; at least one, brought into the order of their times
/// @param value of the purchase, 0 or more, in any unit
public record Journey(List<Touch> touches, Instant boughtAt, double value) {

  /// Somebody met a channel, campaign or creative.
  public record Touch(String channel, Instant at) {}

  public Journey {
    if (touches.isEmpty()) {
      throw new IllegalArgumentException("a journey without a touch");
    }
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("the value of a purchase must be 0 or more: " + value);
    }
    touches = touches.stream().sorted(Comparator.comparing(Touch::at)).toList();
    if (touches.getLast().at().isAfter(boughtAt)) {
      throw new IllegalArgumentException(
          "touched at %s, after the purchase at %s".formatted(touches.getLast().at(), boughtAt));
    }
  }
}
