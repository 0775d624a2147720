package io.shopkeeper.content.check.quantity;

import io.shopkeeper.content.check.quantity.Units.Unit;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers of several parts: 两斤半, 八斤四两, 一米八, "two and a half hours", "1 hour 30 minutes".
final class Compounds {
  private static final Pattern BEHIND_NUMBER =
      Pattern.compile(
          " and (?:a (?<half>half)|a quarter|(?<three>three"
              + " quarters))(?![a-z])|个(?<han>半)(?=小时|钟头|月|星期)");
  private static final Pattern BEHIND_UNIT = Pattern.compile("半(?![价个天年月小夜])| and a half(?![a-z])");
  private static final Pattern BEHIND_METRE =
      Pattern.compile("(?<digits>[0-9]{1,2}|[一二三四五六七八九])(?=[，。,.、！!；;的高长宽 ]|$)");
  private static final Pattern BEHIND_JIN = Pattern.compile("(?<digits>[1-9]|[一二两三四五六七八九])两");
  private static final Pattern GAP = Pattern.compile(" ?(?:and |零)?");

  /// What a number has besides, in its unit.
  ///
  /// @param end where it ends; where the number ends if there is nothing
  record Part(double share, int end) {}

  private Compounds() {}

  /// "and a half" before the unit.
  static Part behindNumber(String text, int end) {
    Matcher part = BEHIND_NUMBER.matcher(text).region(end, text.length());
    if (!part.lookingAt()) {
      return new Part(0, end);
    }
    boolean half = part.group("half") != null || part.group("han") != null;
    return new Part(half ? 0.5 : part.group("three") == null ? 0.25 : 0.75, part.end());
  }

  /// 半 or "and a half" behind the unit, tenths behind 斤, tenths or hundredths behind 米.
  static Part behindUnit(String text, int end, Unit unit) {
    boolean measure =
        switch (unit.dimension()) {
          case MASS, LENGTH, VOLUME, TIME -> true;
          default -> false;
        };
    Matcher half = BEHIND_UNIT.matcher(text).region(end, text.length());
    if (measure && half.lookingAt()) {
      return new Part(0.5, half.end());
    }
    @Nullable Pattern parts =
        switch (unit.written()) {
          case "米" -> BEHIND_METRE;
          case "斤" -> BEHIND_JIN;
          default -> null;
        };
    if (parts == null) {
      return new Part(0, end);
    }
    Matcher tenths = parts.matcher(text).region(end, text.length());
    if (tenths.lookingAt()) {
      String digits = tenths.group("digits");
      double number =
          Character.isDigit(digits.charAt(0))
              ? Double.parseDouble(digits)
              : Numerals.han(digits).orElse(0);
      return new Part(number / Math.pow(10, digits.length()), tenths.end());
    }
    return new Part(0, end);
  }

  /// Neighbours of one dimension, the second in a smaller unit, as one.
  static List<Quantity> joined(String text, List<Quantity> found) {
    var joined = new ArrayList<Quantity>();
    for (Quantity next : found) {
      if (!joined.isEmpty() && goOn(text, joined.getLast(), next)) {
        Quantity first = joined.removeLast();
        joined.add(
            new Quantity(
                new Span(first.span().start(), next.span().end()),
                first.number() + next.value() / first.unit(),
                first.dimension(),
                first.unit(),
                3,
                first.bound(),
                ""));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static boolean goOn(String text, Quantity first, Quantity next) {
    boolean measures =
        switch (first.dimension()) {
          case MASS, LENGTH, VOLUME, TIME -> first.dimension() == next.dimension();
          default -> false;
        };
    return measures
        && next.value() < first.unit()
        && first.span().end() <= next.span().start()
        && GAP.matcher(text.substring(first.span().end(), next.span().start())).matches();
  }
}
