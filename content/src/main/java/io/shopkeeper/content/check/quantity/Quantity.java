package io.shopkeeper.content.check.quantity;

import io.shopkeeper.language.words.Span;

/// A number with its unit in a text.
///
/// @param span of number and unit
/// @param number as written
/// @param unit what one is in the first unit of the dimension
/// @param decimals digits behind the point
/// @param about whether the text says that it is not exact
/// @param currency an ISO code, or empty if not told or no money
public record Quantity(
    Span span,
    double number,
    Dimension dimension,
    double unit,
    int decimals,
    boolean about,
    String currency) {
  private static final double EXACT = 1e-6;

  /// Conversions are rounded by those who write, but by no more than this share.
  private static final double MOST_ROUNDING = 0.025;

  private static final double ABOUT = 0.06;

  /// In the first unit of the dimension.
  public double value() {
    return dimension == Dimension.FAHRENHEIT ? (number - 32) / 1.8 : number * unit;
  }

  /// Whether another, known to be right, makes this one right.
  public boolean agreesWith(Quantity known) {
    if (dimension == Dimension.MONEY) {
      return known.dimension == Dimension.MONEY && near(known.number, number, EXACT)
          || known.dimension == Dimension.BARE && near(known.number, number, EXACT);
    }
    if (dimension == Dimension.BARE || known.dimension == Dimension.BARE) {
      return near(known.number, number, EXACT);
    }
    if (!comparable(dimension, known.dimension)) {
      return false;
    }
    double asked = value();
    double right = known.value();
    if (about) {
      return near(right, asked, ABOUT);
    }
    if (unit == known.unit && dimension == known.dimension) {
      return near(right, asked, EXACT)
          || known.decimals > decimals && Math.abs(right - asked) <= halfOfLastDigit();
    }
    double rounding = Math.min(halfOfLastDigit() * 1.02, MOST_ROUNDING * Math.abs(right));
    return near(right, asked, 0.004) || Math.abs(right - asked) <= rounding;
  }

  private double halfOfLastDigit() {
    return 0.5 * Math.pow(10, -decimals) * unit;
  }

  private static boolean near(double a, double b, double share) {
    return Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));
  }

  private static boolean comparable(Dimension a, Dimension b) {
    return a == b || degrees(a) && degrees(b);
  }

  private static boolean degrees(Dimension dimension) {
    return switch (dimension) {
      case TEMPERATURE, FAHRENHEIT, ANGLE -> true;
      default -> false;
    };
  }
}
