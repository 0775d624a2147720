package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The same value written otherwise: grams as kilograms or ounces, centimetres as inches, an amount
/// with a sign or a decimal comma, a size or colour in another language or spelling.
final class Notations implements RecordFault {
  private static final BigDecimal GRAMS_PER_OUNCE = new BigDecimal("28.349523125");
  private static final BigDecimal GRAMS_PER_POUND = new BigDecimal("453.59237");
  private static final BigDecimal CENTIMETRES_PER_INCH = new BigDecimal("2.54");
  private static final Map<String, List<String>> SIGNS =
      TextTable.rows(Notations.class, "signs.tsv").stream()
          .collect(Collectors.toMap(row -> row.get(0), row -> List.of(row.get(1).split("\\|"))));

  private record Writing(FaultKind kind, String column, List<String> others) {}

  @Override
  public Optional<Spoilt> in(Row row, RandomGenerator random) {
    List<Writing> possible = possible(row);
    if (possible.isEmpty()) {
      return Optional.empty();
    }
    Writing writing = Pick.any(possible, random);
    return Spoilt.of(writing.kind, writing.column, Pick.any(writing.others, random));
  }

  private static List<Writing> possible(Row row) {
    return Stream.of(Role.WEIGHT, Role.LENGTH, Role.PRICE, Role.SIZE, Role.COLOUR)
        .flatMap(role ->
            row.filled(role).stream()
                .map(column -> new Writing(kind(role), column, others(role, column, row))))
        .filter(writing -> !writing.others.isEmpty())
        .toList();
  }

  private static FaultKind kind(Role role) {
    if (role == Role.PRICE) {
      return FaultKind.AMOUNT_NOTATION;
    }
    return role == Role.WEIGHT || role == Role.LENGTH ? FaultKind.UNIT : FaultKind.WORD_NOTATION;
  }

  private static List<String> others(Role role, String column, Row row) {
    String value = row.cell(column);
    if (role == Role.PRICE) {
      return amounts(value, row.cell("currency"));
    }
    if (role == Role.WEIGHT && value.endsWith(" g")) {
      return weights(number(value));
    }
    if (role == Role.LENGTH && value.endsWith(" cm")) {
      return lengths(number(value));
    }
    return Writings.others(value);
  }

  private static List<String> amounts(String amount, String currency) {
    String comma = amount.replace('.', ',');
    var writings = new ArrayList<String>();
    if (!comma.equals(amount)) {
      writings.add(comma);
    }
    for (String sign : SIGNS.getOrDefault(currency, List.of())) {
      writings.add(sign.replace("{}", amount));
    }
    return writings;
  }

  private static List<String> weights(BigDecimal grams) {
    String plain = grams.toPlainString();
    return List.of(
        grams.movePointLeft(3).stripTrailingZeros().toPlainString() + " kg",
        over(grams, GRAMS_PER_OUNCE) + " oz",
        over(grams, GRAMS_PER_POUND) + " lb",
        plain + "g",
        plain + "克");
  }

  private static List<String> lengths(BigDecimal centimetres) {
    String inches = over(centimetres, CENTIMETRES_PER_INCH);
    return List.of(
        centimetres.movePointRight(1).toPlainString() + " mm",
        centimetres.movePointLeft(2).stripTrailingZeros().toPlainString() + " m",
        inches + " inch",
        inches + "\"",
        centimetres.toPlainString() + "厘米");
  }

  private static BigDecimal number(String measure) {
    return new BigDecimal(measure.substring(0, measure.indexOf(' ')));
  }

  private static String over(BigDecimal value, BigDecimal unit) {
    return value.divide(unit, 2, RoundingMode.HALF_UP).toPlainString();
  }
}
