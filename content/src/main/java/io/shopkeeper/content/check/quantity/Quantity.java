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

  /// "About three pounds" may be rounded to the digits written, by no more than this share.
  private static final double ABOUT_ROUNDED = 0.12;

  /// How many times what is known a bound may be and still speak of the same: 780 g are "under a
  /// kilo".
  private static final double FAIR = 2;

  /// Degrees have no natural nought, so that twice as many say nothing of how far off they are.
  private static final double FAIR_DEGREES = 1.1;

  /// The same number in the unit of another.
  Quantity in(Quantity other) {
    return new Quantity(span, number, other.dimension, other.unit, decimals, bound, other.currency);
  }

  /// A number without a unit that stands in no text.
  public static Quantity bare(double number) {
    return new Quantity(new Span(0, 0), number, Dimension.BARE, 1, 0, Bound.EXACT, "");
  }

  /// The same number in the first unit of a dimension.
  public Quantity as(Dimension other) {
    return new Quantity(span, number, other, 1, decimals, Bound.EXACT, "");
  }

  /// The same number in a unit of a dimension.
  public Quantity as(Dimension other, double factor) {
    return new Quantity(span, number, other, factor, decimals, bound, "");
  }

  /// So many times as much.
  public Quantity times(double factor) {
    return new Quantity(span, number * factor, dimension, unit, decimals, Bound.EXACT, currency);
  }

  /// So much more, in the unit of this one; less if the other is negative.
  public Quantity plus(Quantity other) {
    double sum = number + other.value() / unit;
    return new Quantity(
        span, sum, dimension, unit, Math.max(decimals, other.decimals), Bound.EXACT, currency);
  }

  /// In the first unit of the dimension.
  public double value() {
    return dimension == Dimension.FAHRENHEIT ? (number - 32) / 1.8 : number * unit;
  }

  /// Whether another, known to be right, makes this one right.
  public boolean agreesWith(Quantity known) {
    boolean bare = dimension == Dimension.BARE || known.dimension == Dimension.BARE;
    if (!bare && !comparable(dimension, known.dimension)) {
      return false;
    }
    double asked = bare ? number : value();
    double right = bare ? known.number : known.value();
    switch (bound) {
      case EXACT -> {}
      case ABOUT -> {
        return near(right, asked, ABOUT)
            || Math.abs(right - asked)
                <= Math.min(halfOfLastDigit(), ABOUT_ROUNDED * Math.abs(right));
      }
      case LESS -> {
        return right <= asked * (1 + EXACT) && right * fair() >= asked;
      }
      case MORE -> {
        return right >= asked * (1 - EXACT) && right <= asked * fair();
      }
    }
    if (bare || dimension == Dimension.MONEY) {
      return near(right, asked, EXACT);
    }
    if (unit == known.unit && dimension == known.dimension) {
      return near(right, asked, EXACT)
          || known.decimals > decimals && Math.abs(right - asked) <= halfOfLastDigit();
    }
    double rounding =
        Math.min(halfOfLastSignificantDigit() * 1.02, MOST_ROUNDING * Math.abs(right));
    return near(right, asked, 0.004) || Math.abs(right - asked) <= rounding;
  }

  private double fair() {
    return degrees(dimension) ? FAIR_DEGREES : FAIR;
  }

  private double halfOfLastDigit() {
    return 0.5 * Math.pow(10, -decimals) * unit;
  }

  /// The same where noughts at the end are rounding: 330 feet.
  private double halfOfLastSignificantDigit() {
    double half = halfOfLastDigit();
    for (double tens = 10; decimals == 0 && tens <= number && number % tens == 0; tens *= 10) {
      half *= 10;
    }
    return half;
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
