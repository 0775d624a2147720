package io.shopkeeper.ingest.cleaning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A measured quantity as text: one number, or the sides of a thing, and a unit: `450g`, `0.45 kg`,
/// `1斤`, `30 x 20 cm`.
///
/// @param unit as written
/// @param spaced whether a space stands before the unit
record Measure(List<BigDecimal> numbers, String unit, boolean spaced) {

  /// What is measured.
  enum Dimension {
    MASS,
    LENGTH,
    VOLUME
  }

  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d+(?:[.,]\\d+)*(?:\\s*[x×*]\\s*\\d+(?:[.,]\\d+)*){0,2})(\\s*)([^\\d\\s.,x×*][^\\d]{0,11})");
  private static final Pattern SIDES = Pattern.compile("\\s*[x×*]\\s*");
  private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

  /// Factors to gram, centimetre and millilitre; 斤 and 两 are the market's, 500 g and 50 g.
  private static final Map<String, Unit> UNITS = new HashMap<>();

  private record Unit(Dimension dimension, BigDecimal factor) {}

  static {
    add(Dimension.MASS, "1", "g", "gr", "gram", "grams", "gm", "gms", "克");
    add(Dimension.MASS, "1000", "kg", "kgs", "kilogram", "kilograms", "公斤", "千克");
    add(Dimension.MASS, "0.001", "mg", "毫克");
    add(Dimension.MASS, "28.349523125", "oz", "ounce", "ounces", "盎司");
    add(Dimension.MASS, "453.59237", "lb", "lbs", "pound", "pounds", "磅");
    add(Dimension.MASS, "500", "斤", "市斤");
    add(Dimension.MASS, "50", "两", "兩");
    add(
        Dimension.LENGTH,
        "1",
        "cm",
        "centimetre",
        "centimetres",
        "centimeter",
        "centimeters",
        "厘米",
        "公分");
    add(Dimension.LENGTH, "0.1", "mm", "millimetre", "millimeter", "毫米");
    add(Dimension.LENGTH, "100", "m", "metre", "metres", "meter", "meters", "米");
    add(Dimension.LENGTH, "2.54", "in", "inch", "inches", "\"", "″", "''", "英寸", "吋");
    add(Dimension.LENGTH, "30.48", "ft", "foot", "feet", "英尺");
    add(Dimension.VOLUME, "1", "ml", "millilitre", "milliliter", "毫升");
    add(Dimension.VOLUME, "10", "cl");
    add(Dimension.VOLUME, "1000", "l", "ltr", "litre", "litres", "liter", "liters", "升", "公升");
    add(Dimension.VOLUME, "29.5735295625", "fl oz", "floz", "fl. oz", "fl.oz");
  }

  private static void add(Dimension dimension, String factor, String... names) {
    for (String name : names) {
      UNITS.put(name, new Unit(dimension, new BigDecimal(factor)));
    }
  }

  /// The measure that a text is, all of it; null if it is none.
  static @Nullable Measure of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || unit(matcher.group(3)) == null) {
      return null;
    }
    List<BigDecimal> numbers = new ArrayList<>();
    for (String number : SIDES.split(matcher.group(1))) {
      numbers.add(number(number));
    }
    return new Measure(List.copyOf(numbers), matcher.group(3), !matcher.group(2).isEmpty());
  }

  private static @Nullable Unit unit(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return UNITS.get(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
  }

  /// Of one comma, three digits behind it are thousands, others a fraction.
  private static BigDecimal number(String text) {
    if (THOUSANDS.matcher(text).matches()) {
      return new BigDecimal(text.replace(",", ""));
    }
    String point = text.replace(',', '.');
    int first = point.indexOf('.');
    int last = point.lastIndexOf('.');
    return new BigDecimal(
        first == last ? point : point.substring(0, last).replace(".", "") + point.substring(last));
  }

  Dimension dimension() {
    return known().dimension();
  }

  private Unit known() {
    return known(unit);
  }

  static Dimension dimension(Notation notation) {
    return known(notation.unit()).dimension();
  }

  private static Unit known(String name) {
    Unit unit = unit(name);
    if (unit == null) {
      throw new IllegalArgumentException("'%s' is no unit".formatted(name));
    }
    return unit;
  }

  /// How it is written, without its numbers.
  Notation notation() {
    return new Notation(unit, spaced);
  }

  /// @param unit as written
  record Notation(String unit, boolean spaced) {}

  /// The same quantity in another notation, to four digits where the unit is another.
  String in(Notation notation) {
    Unit from = known();
    Unit to = known(notation.unit());
    if (to.dimension() != from.dimension()) {
      throw new IllegalArgumentException(
          "%s cannot be told in '%s'".formatted(this, notation.unit()));
    }
    return numbers.stream()
            .map(number -> convert(number, from.factor(), to.factor()))
            .collect(Collectors.joining(" x "))
        + (notation.spaced() ? " " : "")
        + notation.unit();
  }

  private static String convert(BigDecimal number, BigDecimal from, BigDecimal to) {
    BigDecimal converted =
        from.compareTo(to) == 0
            ? number
            : number.multiply(from).divide(to, MathContext.DECIMAL64).round(FOUR_DIGITS);
    return converted.stripTrailingZeros().toPlainString();
  }
}
