package io.shopkeeper.simulation.soil;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A time of a clock that was never set, or is years ahead, or of a program that confused seconds
/// and milliseconds.
final class Clocks implements RecordFault {
  private static final int UPTIME_DAYS = 3;
  private static final int YEARS_AHEAD = 30;

  @Override
  public Optional<Spoilt> in(Row row, RandomGenerator random) {
    var columns = row.filled(Role.TIME);
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    String column = Pick.any(columns, random);
    Instant time = Instant.parse(row.cell(column));
    return switch (random.nextInt(4)) {
      case 0 -> Spoilt.of(FaultKind.CLOCK_UNSET, column, sinceStart(random).toString());
      case 1 -> Spoilt.of(FaultKind.CLOCK_AHEAD, column, ahead(time, random).toString());
      case 2 ->
          Spoilt.of(
              FaultKind.CLOCK_UNIT, column, Instant.ofEpochMilli(time.getEpochSecond()).toString());
      default ->
          Spoilt.of(
              FaultKind.CLOCK_UNIT, column, Instant.ofEpochSecond(time.toEpochMilli()).toString());
    };
  }

  private static Instant sinceStart(RandomGenerator random) {
    return Instant.EPOCH.plusSeconds(random.nextLong(Duration.ofDays(UPTIME_DAYS).toSeconds()));
  }

  private static Instant ahead(Instant time, RandomGenerator random) {
    return time.atOffset(ZoneOffset.UTC).plusYears(1 + random.nextInt(YEARS_AHEAD)).toInstant();
  }
}
