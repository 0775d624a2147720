package io.shopkeeper.content.check;

import io.shopkeeper.content.check.quantity.Dimension;
import io.shopkeeper.content.check.quantity.Quantities;
import io.shopkeeper.content.check.quantity.Quantity;
import io.shopkeeper.language.words.Span;
import java.util.regex.Pattern;

/// What so much costs, or has: "under two euros per 100 ml" of 750 ml for 14.50, 一斤不到六块钱.
final class Rates {
  private static final Pattern BETWEEN = Pattern.compile("[^，。；;!?！？、,0-9]{0,12}");
  private static final Pattern PER =
      Pattern.compile("(?:(?<![a-z])(?:per|each|every|a|an) ?|/ ?|[每一])$");

  private static final double ROUNDED = 0.06;

  private Rates() {}

  /// Whether an amount is the price of so much as stands beside it.
  static boolean right(Reading reading, Quantity amount, double price) {
    return Quantities.known(reading.readable()).stream()
        .filter(part -> measures(part) && beside(reading, amount.span(), part.span()))
        .anyMatch(part ->
            reading.known().measures().stream()
                .map(KnownFacts.Measure::quantity)
                .filter(whole -> whole.dimension() == part.dimension() && whole.value() > 0)
                .map(whole -> price * part.value() / whole.value())
                .anyMatch(one -> agrees(amount, one)));
  }

  /// Whether a quantity is only what something is told of: "per 100 ml", a pound that costs so
  /// much.
  static boolean basis(Reading reading, Quantity part) {
    double power = Math.log10(part.number());
    if (!measures(part) || power != Math.rint(power)) {
      return false;
    }
    String before = reading.readable().substring(0, part.span().start());
    return PER.matcher(before).find()
        || part.number() == 1
            && Quantities.claimed(reading.readable()).stream()
                .filter(other -> other.dimension() == Dimension.MONEY)
                .anyMatch(money -> beside(reading, money.span(), part.span()));
  }

  private static boolean agrees(Quantity amount, double one) {
    double half = 0.5 * Math.pow(10, -amount.decimals());
    return amount.agreesWith(Quantity.bare(one).as(Dimension.MONEY))
        || amount.bound() == Quantity.Bound.EXACT
            && Math.abs(one - amount.number()) <= Math.min(half, ROUNDED * one);
  }

  private static boolean measures(Quantity part) {
    return switch (part.dimension()) {
      case MASS, VOLUME, LENGTH, AREA -> part.number() > 0;
      default -> false;
    };
  }

  private static boolean beside(Reading reading, Span one, Span two) {
    int from = Math.min(one.end(), two.end());
    int to = Math.max(one.start(), two.start());
    return from <= to && BETWEEN.matcher(reading.readable().substring(from, to)).matches();
  }
}
