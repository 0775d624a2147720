package io.shopkeeper.content.check.quantity;

import io.shopkeeper.language.words.Span;

/// A number with its unit in a text.
///
/// @param span of number and unit
/// @param number as written
/// @param unit what one is in the first unit of the dimension
/// @param decimals digits behind the point
/// @param bound how exact the text says that it is
/// @param currency an ISO code, or empty if not told or no money
public record Quantity(
    Span span,
    double number,
    Dimension dimension,
    double unit,
    int decimals,
    Bound bound,
    String currency) {

  /// How exact a number is said to be.
  public enum Bound {
    EXACT,
    ABOUT,
    /// No more than so much.
    LESS,
    /// No less than so much.
    MORE
  }

  private static final double EXACT = 1e-6;

  /// Conversions are rounded by those who write, but by no more than this share.
  private static final double MOST_ROUNDING = 0.025;

  private static final double ABOUT = 0.06;

  /// How far "less than" and "more than" may be from what is known, and still be fair.
  private static final double FAIR = 0.15;

  /// The same number in the unit of another.
  Quantity in(Quantity other) {
    return new Quantity(span, number, other.dimension, other.unit, decimals, bound, other.currency);
  }

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
    switch (bound) {
      case EXACT -> {}
      case ABOUT -> {
        return near(right, asked, ABOUT);
      }
      case LESS -> {
        return right <= asked * (1 + EXACT) && right >= asked * (1 - FAIR);
      }
      case MORE -> {
        return right >= asked * (1 - EXACT) && right <= asked * (1 + FAIR);
      }
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
