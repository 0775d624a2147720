package io.shopkeeper.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether two cells mean the same: letter case, spaces and currency signs aside, as numbers, as
/// times less than an hour apart, or as measures in different units.
final class SameValue {

  private static final Pattern MEASURE = Pattern.compile("([-+]?[0-9]*[.,]?[0-9]+) *(\\p{L}+)?");

  /// To grams and to millimetres.
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("g", 1.),
          Map.entry("克", 1.),
          Map.entry("kg", 1e3),
          Map.entry("公斤", 1e3),
          Map.entry("千克", 1e3),
          Map.entry("oz", 28.349523125),
          Map.entry("lb", 453.59237),
          Map.entry("mm", 1e6),
          Map.entry("毫米", 1e6),
          Map.entry("cm", 1e7),
          Map.entry("厘米", 1e7),
          Map.entry("m", 1e9),
          Map.entry("米", 1e9),
          Map.entry("inch", 25.4e6),
          Map.entry("in", 25.4e6),
          Map.entry("英寸", 25.4e6));

  private static final Pattern CURRENCY = Pattern.compile("[€$£¥￥元]|EUR|USD|CNY|RMB|GBP");

  private static final double ROUNDING = .01;

  /// What a lost time is told from, the events around it, tells it no better.
  private static final Duration NEAR = Duration.ofHours(1);

  private SameValue() {}

  static boolean same(String one, String other) {
    String a = normal(one);
    String b = normal(other);
    if (a.equals(b)) {
      return true;
    }
    OptionalDouble x = measure(a);
    OptionalDouble y = measure(b);
    if (x.isPresent() && y.isPresent()) {
      return Math.abs(x.getAsDouble() - y.getAsDouble()) <= ROUNDING * Math.abs(y.getAsDouble());
    }
    return sameTime(one.strip(), other.strip());
  }

  private static String normal(String text) {
    return CURRENCY
        .matcher(text)
        .replaceAll("")
        .strip()
        .replaceAll("\\s+", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static OptionalDouble measure(String text) {
    Matcher found = MEASURE.matcher(text);
    if (!found.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(found.group(1).replace(',', '.'));
    Double unit = found.group(2) == null ? Double.valueOf(1) : UNITS.get(found.group(2));
    return unit == null ? OptionalDouble.empty() : OptionalDouble.of(number * unit);
  }

  private static boolean sameTime(String one, String other) {
    try {
      Duration apart = Duration.between(Instant.parse(one), Instant.parse(other)).abs();
      return apart.compareTo(NEAR) < 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
