package io.shopkeeper.content.check.quantity;

import io.shopkeeper.content.check.quantity.Units.Unit;
import io.shopkeeper.language.words.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds quantities in readable texts.
public final class Quantities {
  private static final String DIGITS =
      "(?:(?<![a-z0-9.])|(?<=[0-9]"
          + " ?x))(?<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?<decimals>\\.[0-9]+)?(?<fraction>"
          + " [0-9]/[0-9]{1,2}(?![0-9])|[½¼¾]|/[0-9]{1,2}(?![0-9/]))?";
  private static final Pattern NUMBER =
      Pattern.compile(
          DIGITS
              + "|(?<han>(?:百分之)?"
              + Numerals.HAN
              + ")|(?<![a-z])(?<english>"
              + Numerals.ENGLISH_WORDS
              + ")(?![a-z])");
  private static final Pattern CURRENCY_BEFORE =
      Pattern.compile(
          "(?:us\\$|hk\\$|a\\$|c\\$|\\$|¥|￥|€|£|₹|rs\\.?|rmb|cny|usd|eur|gbp|inr|jpy|人民币) ?$");
  private static final Pattern CURRENCY_BEHIND =
      Pattern.compile(
          " ?(?:元人民币|元|块钱|人民币|美元|美金|欧元|英镑|日元|港元|港币|卢比|(?:rmb|cny|yuan|usd|us"
              + " dollars?|dollars?|bucks|eur|euros?|gbp|pounds"
              + " sterling|inr|rupees?|rs|jpy|yen|€|₹|£)(?![a-z]))");
  private static final Pattern PRICE_BEFORE =
      Pattern.compile(
          "(?:售价|价格|原价|现价|到手价?|只要|仅需|只需|特价|卖|单价|标价|价为|price[ds]?(?: is| at|"
              + " of)?:?|costs?|(?:yours|now|only) for|now only|you pay|on sale (?:for|at))[：:"
              + " 为是约]{0,3}$");
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:约为?|大约|大概|左右|about|around|approx\\.?|approximately|roughly|some|up to) ?$");
  private static final Pattern LESS =
      Pattern.compile("(?:近|将近|接近|不到|不足|小于|低于|nearly|almost|less than|under|below|close to) ?$");
  private static final Pattern MORE =
      Pattern.compile("(?:超过|超|多于|大于|高于|over|more than|above|at least|至少) ?$");
  private static final Pattern MORE_BEHIND = Pattern.compile("(?:多(?!少)|余|有余|出头|\\+| plus)");

  /// Between the sides of a size, or the ends of a range, whose unit is told once; a hyphen is a
  /// blank.
  private static final Pattern SHARES_UNIT = Pattern.compile(" ?(?:x|×|\\*|乘以?|by|to|~|至|到)? ?");

  private static final Pattern ORDINAL = Pattern.compile("(?:第|no\\. ?|number |#)$");
  private static final Pattern VAGUE_BEFORE = Pattern.compile("[几数这那每近前后哪某上下初多零]$");
  private static final Pattern LASTS =
      Pattern.compile("(?:质保|保修|保质|期|续航|待机|保证|可用|使用|限|达)[^，。,.!！?？]{0,4}$");
  private static final Pattern PREFIX_OF_RATING = Pattern.compile("(?:upf|spf) ?$");
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("¥", ""),
          Map.entry("￥", ""),
          Map.entry("元", "CNY"),
          Map.entry("元人民币", "CNY"),
          Map.entry("块钱", "CNY"),
          Map.entry("人民币", "CNY"),
          Map.entry("rmb", "CNY"),
          Map.entry("cny", "CNY"),
          Map.entry("yuan", "CNY"),
          Map.entry("€", "EUR"),
          Map.entry("eur", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("欧元", "EUR"),
          Map.entry("£", "GBP"),
          Map.entry("gbp", "GBP"),
          Map.entry("英镑", "GBP"),
          Map.entry("₹", "INR"),
          Map.entry("inr", "INR"),
          Map.entry("rupee", "INR"),
          Map.entry("rupees", "INR"),
          Map.entry("usd", "USD"),
          Map.entry("us$", "USD"),
          Map.entry("美元", "USD"),
          Map.entry("美金", "USD"),
          Map.entry("jpy", "JPY"),
          Map.entry("yen", "JPY"),
          Map.entry("日元", "JPY"));

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
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      Optional<Quantity> quantity = quantity(text, number, known);
      quantity.ifPresent(found::add);
    }
    if (known) {
      shareUnits(text, found);
    }
    return found;
  }

  /// `80 x 100 cm` says 80 cm, too.
  private static void shareUnits(String text, List<Quantity> found) {
    for (int i = found.size() - 2; i >= 0; i--) {
      Quantity first = found.get(i);
      Quantity second = found.get(i + 1);
      boolean lacks = first.dimension() == Dimension.BARE && second.dimension() != Dimension.BARE;
      if (lacks
          && SHARES_UNIT
              .matcher(text.substring(first.span().end(), second.span().start()))
              .matches()) {
        found.set(i, first.in(second));
      }
    }
  }

  private static Quantity.Bound bound(String before, String behind) {
    return ABOUT.matcher(before).find()
        ? Quantity.Bound.ABOUT
        : LESS.matcher(before).find()
            ? Quantity.Bound.LESS
            : MORE.matcher(before).find() || MORE_BEHIND.matcher(behind).lookingAt()
                ? Quantity.Bound.MORE
                : Quantity.Bound.EXACT;
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
    String before = text.substring(Math.max(0, start - 16), start);
    if (!known && ORDINAL.matcher(before).find()) {
      return Optional.empty();
    }
    String decimals = number.group("decimals");
    int places = decimals == null ? 0 : decimals.length() - 1;
    if (number.group("fraction") != null) {
      places = 3;
    }
    Unit written = Units.at(text, end).orElse(null);
    String behind = text.substring(written == null ? end : Units.end(text, end, written));
    Quantity.Bound about = bound(before, behind);
    Optional<Quantity> money =
        words ? Optional.empty() : money(text, start, end, value, places, about);
    if (money.isPresent()) {
      return money;
    }
    if (han != null && han.startsWith("百分之")) {
      return Optional.of(
          new Quantity(new Span(start, end), value, Dimension.PERCENT, 1, places, about, ""));
    }
    Unit unit = written;
    int close = unit == null ? end : Units.end(text, end, unit);
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
    if (!known && words && vague(value, unit, before, han != null)) {
      return Optional.empty();
    }
    return Optional.of(
        new Quantity(
            new Span(start, close), value, unit.dimension(), unit.factor(), places, about, ""));
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

  private static Optional<Quantity> money(
      String text, int start, int end, double value, int places, Quantity.Bound about) {
    String before = text.substring(Math.max(0, start - 20), start);
    Matcher sign = CURRENCY_BEFORE.matcher(before);
    Matcher behind = CURRENCY_BEHIND.matcher(text).region(end, text.length());
    boolean signed = sign.find() && !letterBefore(before, sign.start());
    boolean named = behind.lookingAt();
    if (signed || named) {
      int from = signed ? start - (before.length() - sign.start()) : start;
      int to = named ? behind.end() : end;
      String word =
          (named ? behind.group() : before.substring(sign.start())).strip().replace("rs.", "rs");
      return Optional.of(
          new Quantity(
              new Span(from, to),
              value,
              Dimension.MONEY,
              1,
              places,
              about,
              CODES.getOrDefault(word, "")));
    }
    boolean priced =
        PRICE_BEFORE.matcher(before).find()
            && Units.at(text, end).isEmpty()
            && Units.counted(text, end).isEmpty();
    return priced
        ? Optional.of(
            new Quantity(new Span(start, end), value, Dimension.MONEY, 1, places, about, ""))
        : Optional.empty();
  }

  /// `Rs` is a currency, the end of "packers" is none.
  private static boolean letterBefore(String before, int at) {
    return at > 0
        && Character.isLetter(before.charAt(at))
        && Character.UnicodeScript.of(before.charAt(at - 1)) == Character.UnicodeScript.LATIN
        && Character.isLetter(before.charAt(at - 1));
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
