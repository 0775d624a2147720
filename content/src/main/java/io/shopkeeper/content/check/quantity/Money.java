package io.shopkeeper.content.check.quantity;

import io.shopkeeper.content.check.quantity.Quantity.Bound;
import io.shopkeeper.language.words.Span;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts of money, told by a currency beside them or by words such as "yours for".
final class Money {
  /// Ten pieces are 十块, and so is ten yuan; fewer are pieces.
  private static final int FEWEST_YUAN = 10;

  private static final Pattern CURRENCY_BEFORE =
      Pattern.compile(
          "(?:us\\$|hk\\$|a\\$|c\\$|\\$|¥|￥|€|£|₹|rs\\.?|rmb|cny|usd|eur|gbp|inr|jpy|人民币) ?$");
  private static final Pattern CURRENCY_BEHIND =
      Pattern.compile(
          " ?(?<within>[多余来几])?(?:元人民币|元|块钱|块(?=[多，。,.！!？?；;]|$|左右|出头|不到|以内)|人民币|美元|美金|欧元|英镑|日元|港元|港币|卢比|(?:rmb|cny|yuan|usd|us"
              + " dollars?|dollars?|bucks|eur|euros?|gbp|pounds"
              + " sterling|inr|rupees?|rs|jpy|yen|€|₹|£)(?![a-z]))");
  private static final Pattern PRICE_BEFORE =
      Pattern.compile(
          "(?:售价|价格|原价|现价|到手价?|只要|仅需|只需|特价|卖|单价|标价|价为|price[ds]?(?: is| at|"
              + " of)?:?|costs?|(?:yours|now|only) for|now only|you pay|on sale (?:for|at))[：:"
              + " 为是约]{0,3}$");
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("¥", ""),
          Map.entry("￥", ""),
          Map.entry("元", "CNY"),
          Map.entry("元人民币", "CNY"),
          Map.entry("块钱", "CNY"),
          Map.entry("块", "CNY"),
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

  private Money() {}

  /// The amount that a number is; empty if it is none.
  ///
  /// @param words whether it is written in words, which only a currency behind them makes money
  static Optional<Quantity> at(String text, Span number, double value, int places, boolean words) {
    String before = text.substring(Math.max(0, number.start() - 24), number.start());
    Matcher sign = CURRENCY_BEFORE.matcher(before);
    Matcher behind = CURRENCY_BEHIND.matcher(text).region(number.end(), text.length());
    boolean signed = !words && sign.find() && !letterBefore(before, sign.start());
    boolean named = behind.lookingAt();
    if (signed || named) {
      String within = named ? behind.group("within") : null;
      String word = named ? behind.group() : before.substring(sign.start());
      word = word.strip().replace("rs.", "rs");
      word = within == null ? word : word.substring(within.length());
      boolean more = named && text.startsWith("多", behind.end());
      if (word.equals("块") && value < FEWEST_YUAN && !more || words && value <= 1) {
        return Optional.empty();
      }
      int from = signed ? number.start() - (before.length() - sign.start()) : number.start();
      var span = new Span(from, named ? behind.end() : number.end());
      Bound bound = within == null ? bound(text, span) : Hedges.bound(within);
      return Optional.of(money(span, value, places, bound, CODES.getOrDefault(word, "")));
    }
    boolean priced =
        !words
            && PRICE_BEFORE.matcher(before).find()
            && Units.at(text, number.end()).isEmpty()
            && Units.counted(text, number.end()).isEmpty();
    return priced
        ? Optional.of(money(number, value, places, bound(text, number), ""))
        : Optional.empty();
  }

  private static Bound bound(String text, Span span) {
    return Hedges.bound(
        text.substring(Math.max(0, span.start() - 24), span.start()), text.substring(span.end()));
  }

  private static Quantity money(Span span, double value, int places, Bound bound, String currency) {
    return new Quantity(span, value, Dimension.MONEY, 1, places, bound, currency);
  }

  /// `Rs` is a currency, the end of "packers" is none.
  private static boolean letterBefore(String before, int at) {
    return at > 0
        && Character.isLetter(before.charAt(at))
        && Character.UnicodeScript.of(before.charAt(at - 1)) == Character.UnicodeScript.LATIN
        && Character.isLetter(before.charAt(at - 1));
  }
}
