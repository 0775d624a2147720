package io.shopkeeper.simulation.soil;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A price whose point slipped by two places.
final class Outliers implements RecordFault {

  @Override
  public Optional<Spoilt> in(Row row, RandomGenerator random) {
    var columns =
        row.filled(Role.PRICE).stream()
            .filter(column -> new BigDecimal(row.cell(column)).signum() > 0)
            .toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    String column = Pick.any(columns, random);
    var price = new BigDecimal(row.cell(column));
    BigDecimal slipped = price.movePointRight(random.nextBoolean() ? 2 : -2);
    return Spoilt.of(
        FaultKind.PRICE_OUTLIER,
        column,
        slipped.setScale(price.scale(), RoundingMode.HALF_UP).toPlainString());
  }
}
