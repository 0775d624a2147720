package io.shopkeeper.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Who did something, where and when: what every event carries.
///
/// @param customer null while the visitor is unknown; then the session stands for them
/// @param session null where the source has no visits, as in a list of invoices; then the customer
///   is known
/// @param time to the microsecond; what is finer is dropped
public record Visit(
    @Nullable CustomerId customer, @Nullable SessionId session, Channel channel, Instant time) {

  /// Before this instant and after year 2200 a time is taken for a mistake.
  public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  public Visit {
    time = time.truncatedTo(ChronoUnit.MICROS);
    if (customer == null && session == null) {
      throw new IllegalArgumentException("an event needs a customer or a session");
    }
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "time %s is not between %s and %s".formatted(time, EARLIEST, LATEST));
    }
  }

  public static Visit of(CustomerId customer, Channel channel, Instant time) {
    return new Visit(customer, null, channel, time);
  }
}
