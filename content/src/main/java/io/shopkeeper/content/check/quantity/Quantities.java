package io.shopkeeper.content.check.quantity;

import io.shopkeeper.content.check.quantity.Units.Unit;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds quantities in readable texts.
public final class Quantities {
  private static final String DIGITS =
      "(?=[0-9])(?:(?<![a-z0-9.])|(?<=[0-9]"
          + " ?x))(?<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?<decimals>\\.[0-9]+)?(?<fraction>"
          + " [0-9]/[0-9]{1,2}(?![0-9])|[½¼¾]|/[0-9]{1,2}(?![0-9/]))?";
  private static final Pattern NUMBER =
      Pattern.compile(
          DIGITS
              + "|(?<han>(?:百分之)?"
              + Numerals.HAN
              + ")|(?=[d-z])(?<![a-z])(?<english>"
              + Numerals.ENGLISH_WORDS
              + ")(?![a-z])");

  /// Between the sides of a size, or the ends of a range, whose unit is told once; a hyphen is a
  /// blank.
  private static final Pattern SHARES_UNIT =
      Pattern.compile(" ?(?:(?<side>x|×|\\*|乘以?|by)|to|[~〜—]|至|到)? ?");

  private static final Set<String> SIDE_BY = Set.of("by", "乘", "乘以");

  private static final Pattern ORDINAL = Pattern.compile("(?:第|no\\. ?|number |#)$");
  private static final Pattern VAGUE_BEFORE = Pattern.compile("[几数这那每近前后哪某上下初多零]$");
  private static final Pattern LASTS =
      Pattern.compile("(?:质保|保修|保质|期|续航|待机|保证|可用|使用|限|达)[^，。,.!！?？]{0,4}$");
  private static final Pattern PREFIX_OF_RATING = Pattern.compile("(?:upf|spf) ?$");

  /// Counts that nobody means as a fact when they are one.
  private static final Set<Dimension> LONG_TIMES = Set.of(Dimension.TIME);

  private Quantities() {}

  /// What a text claims, in order. Left out are ordinals, years of the calendar, numbers within
  /// names as in Mate60, and words such as 一个 or "one of" that count nothing.
  public static List<Quantity> claimed(String readable) {
    return in(readable, false);
  }

  /// All numbers of a text that is known to be right, also those without a unit in words.
  public static List<Quantity> known(String readable) {
    return in(readable, true);
  }

  private static List<Quantity> in(String text, boolean known) {
    var found = new ArrayList<Quantity>();
    @Nullable List<Span> idioms = null;
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      if (idioms == null) {
        idioms = known ? List.of() : Idioms.in(text);
      }
      var place = new Span(number.start(), number.end());
      if (idioms.stream().noneMatch(idiom -> idiom.contains(place))) {
        quantity(text, number, known).ifPresent(found::add);
      }
    }
    shareUnits(text, found, known);
    return Compounds.joined(text, found);
  }

  /// Pairs of quantities that are the ends of a range, as in `54-58 cm`, the lower one first.
  public static List<List<Quantity>> ranges(String readable) {
    List<Quantity> numbers = known(readable);
    var ranges = new ArrayList<List<Quantity>>();
    for (int i = 0; i + 1 < numbers.size(); i++) {
      Quantity low = numbers.get(i);
      Quantity high = numbers.get(i + 1);
      Matcher between = SHARES_UNIT.matcher(between(readable, low, high));
      if (low.dimension() == high.dimension()
          && low.value() < high.value()
          && between.matches()
          && between.group("side") == null) {
        ranges.add(List.of(low, high));
      }
    }
    return ranges;
  }

  private static String between(String text, Quantity first, Quantity second) {
    return text.substring(first.span().end(), Math.max(first.span().end(), second.span().start()));
  }

  /// `80 x 100 cm` says 80 cm, too. Who claims "80 by 100 cm" does; of `2 x 30 cm` they may mean
  /// two.
  private static void shareUnits(String text, List<Quantity> found, boolean known) {
    for (int i = found.size() - 2; i >= 0; i--) {
      Quantity first = found.get(i);
      Quantity second = found.get(i + 1);
      boolean lacks = first.dimension() == Dimension.BARE && second.dimension() != Dimension.BARE;
      Matcher between = SHARES_UNIT.matcher(between(text, first, second));
      if (!lacks || !between.matches()) {
        continue;
      }
      String side = between.group("side");
      // "6 x 330 ml" are six, not 6 ml: only lengths are sides.
      boolean sides = second.dimension() == Dimension.LENGTH;
      if (known ? side == null || sides : sides && SIDE_BY.contains(String.valueOf(side))) {
        found.set(i, first.in(second));
      }
    }
  }

  private static Optional<Quantity> quantity(String text, Matcher number, boolean known) {
    String digits = number.group("digits");
    String han = number.group("han");
    boolean words = digits == null;
    OptionalDouble read = value(number);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    double value = read.getAsDouble();
    int start = number.start();
    int end = number.end();
    String before = text.substring(Math.max(0, start - 24), start);
    if (!known && ORDINAL.matcher(before).find()) {
      return Optional.empty();
    }
    String decimals = number.group("decimals");
    int places = decimals == null ? 0 : decimals.length() - 1;
    if (number.group("fraction") != null) {
      places = 3;
    }
    Compounds.Part part = Compounds.behindNumber(text, end);
    if (part.share() > 0) {
      value += part.share();
      end = part.end();
      places = 3;
    }
    Optional<Integer> hedged = Hedges.within(text, end);
    Unit written = Units.at(text, hedged.orElse(end)).orElse(null);
    int close = written == null ? end : Units.end(text, hedged.orElse(end), written);
    Quantity.Bound about =
        hedged.isPresent()
            ? Hedges.bound(text.substring(end, hedged.get()))
            : Hedges.bound(before, text.substring(close));
    Optional<Quantity> money = Money.at(text, new Span(start, end), value, places, words);
    if (money.isPresent()) {
      return money;
    }
    if (han != null && han.startsWith("百分之")) {
      return Optional.of(
          new Quantity(new Span(start, end), value, Dimension.PERCENT, 1, places, about, ""));
    }
    Unit unit = written;
    if (unit == null && PREFIX_OF_RATING.matcher(before).find()) {
      unit = new Unit("", Dimension.PROTECTION, 1);
    }
    if (unit == null && han == null) {
      unit = Units.counted(text, end).orElse(null);
    }
    if (unit == null
        && number.group("fraction") != null
        && number.group("fraction").startsWith("/")) {
      // 24/7 is no quantity.
      return Optional.empty();
    }
    if (unit == null) {
      boolean counts = known || !words && !year(digits, decimals) && !partOfName(text, start, end);
      return counts
          ? Optional.of(
              new Quantity(new Span(start, end), value, Dimension.BARE, 1, places, about, ""))
          : Optional.empty();
    }
    boolean one = value == 1 && unit.dimension() == Dimension.COUNT;
    if (!known && (one || words && vague(value, unit, before, han != null))) {
      return Optional.empty();
    }
    Compounds.Part behind = Compounds.behindUnit(text, close, unit);
    return Optional.of(
        new Quantity(
            new Span(start, behind.end()),
            value + behind.share(),
            unit.dimension(),
            unit.factor(),
            behind.share() > 0 ? 3 : places,
            about,
            ""));
  }

  private static OptionalDouble value(Matcher number) {
    String han = number.group("han");
    if (han != null) {
      return Numerals.han(han.startsWith("百分之") ? han.substring(3) : han);
    }
    String english = number.group("english");
    if (english != null) {
      return OptionalDouble.of(Numerals.english(english));
    }
    String decimals = number.group("decimals");
    double value =
        Double.parseDouble(
            number.group("digits").replace(",", "") + (decimals == null ? "" : decimals));
    String fraction = number.group("fraction");
    if (fraction == null) {
      return OptionalDouble.of(value);
    }
    return switch (fraction) {
      case "½" -> OptionalDouble.of(value + 0.5);
      case "¼" -> OptionalDouble.of(value + 0.25);
      case "¾" -> OptionalDouble.of(value + 0.75);
      default -> {
        String[] parts = fraction.strip().split("/");
        double below = Double.parseDouble(parts[1]);
        if (below == 0) {
          yield OptionalDouble.empty();
        }
        yield OptionalDouble.of(
            parts[0].isEmpty() ? value / below : value + Double.parseDouble(parts[0]) / below);
      }
    };
  }

  private static boolean year(String digits, String decimals) {
    return decimals == null && digits.matches("(?:19|20)[0-9]{2}");
  }

  /// Whether letters follow at once, as in 4K or 2B, or a number before and a slash make a date or
  /// "24/7".
  private static boolean partOfName(String text, int start, int end) {
    return end < text.length()
            && (Character.UnicodeScript.of(text.charAt(end)) == Character.UnicodeScript.LATIN
                || text.charAt(end) == '/')
        || start > 0 && text.charAt(start - 1) == '/';
  }

  /// Whether a number in words only sounds like a count.
  private static boolean vague(double value, Unit unit, String before, boolean han) {
    if (VAGUE_BEFORE.matcher(before).find()) {
      return true;
    }
    if (LONG_TIMES.contains(unit.dimension())) {
      return value == 1 && (han ? !LASTS.matcher(before).find() : unit.factor() < 1e6);
    }
    return unit.dimension() == Dimension.COUNT && value <= 1
        || unit.dimension() == Dimension.ANGLE && han && value <= 1;
  }
}
