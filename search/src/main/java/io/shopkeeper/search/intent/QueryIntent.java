package io.shopkeeper.search.intent;

import io.shopkeeper.language.NormalText;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a query says besides the words to look for, as in `红色连衣裙 300以内` or `shirt under $50`.
///
/// A number is a price where a word or a sign says so, and never in front of a unit of something
/// else: `under 5 kg` limits nothing here. Only the first [#MOST_UNITS] of a query are read.
///
/// @param words what is left to look for, in normal form
/// @param inStock whether it asks for what can be had now
public record QueryIntent(String words, PriceRange price, boolean inStock) {
  /// As much of a query is read, in UTF-16 units.
  public static final int MOST_UNITS = 400;

  private static final String NUMBER =
      "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,9}(?:\\.\\d{1,2})?)(k(?![a-z])|千|万)?";
  private static final String SIGN = "(?:us\\$|[$¥€£₹]|(?:rmb|usd|eur|gbp|inr|rs\\.?)\\s?)";
  private static final String AFTER =
      "\\s?(?:元|块钱|块|圆|[$¥€£₹]|(?:rmb|yuan|usd|dollars?|bucks?|euros?|eur|pounds|gbp|rs|rupees?|inr)(?![a-z]))";
  private static final String NO_UNIT =
      "(?![\\d.,]*\\d)(?!\\s?(?:%|[a-z]*\\d|(?:kgs?|g|mg|grams?|ml|l|lit(?:er|re)s?|cm|mm|m|inch(?:es)?|in|ft|oz|lbs?|gb|tb|mb"
          + "|mah|w|v|hz|pcs|pieces?|packs?|years?|yrs?|months?|weeks?|days?|hours?|minutes?"
          + "|degrees?|calories)(?![a-z])|寸|英寸|厘米|毫米|米|克|千克|公斤|斤|升|毫升|度|岁|个|件|片|支|瓶|袋|包|码|号|月|年|天|人|层|瓦))";
  private static final String ANY_PRICE = SIGN + "?" + NUMBER + "(?:" + AFTER + ")?" + NO_UNIT;
  private static final String SIGNED = "(?:" + SIGN + NUMBER + "|" + NUMBER + AFTER + ")" + NO_UNIT;

  private enum Limit {
    BETWEEN,
    AT_MOST,
    AT_LEAST,
    ABOUT
  }

  private record Rule(Pattern pattern, Limit limit) {
    Rule(String pattern, Limit limit) {
      this(Pattern.compile(pattern), limit);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "(?:between|from)\\s" + ANY_PRICE + "\\s?(?:and|to|-)\\s?" + ANY_PRICE,
              Limit.BETWEEN),
          new Rule(
              SIGN
                  + NUMBER
                  + "\\s?(?:-|~|to|到|至)\\s?"
                  + SIGN
                  + "?"
                  + NUMBER
                  + "(?:"
                  + AFTER
                  + ")?"
                  + NO_UNIT,
              Limit.BETWEEN),
          new Rule(
              NUMBER
                  + "(?:"
                  + AFTER
                  + ")?\\s?(?:-|~|—|to|到|至)\\s?"
                  + NUMBER
                  + "(?:"
                  + AFTER
                  + "(?:之间|以内)?|\\s?之间)",
              Limit.BETWEEN),
          new Rule(
              ANY_PRICE + "\\s?(?:以内|以下|之内|内|封顶|or less|or under|and under|max(?![a-z]))",
              Limit.AT_MOST),
          new Rule(
              "(?:(?<![a-z])(?:under|below|less than|cheaper than|up to|at most|maximum|max|no more"
                  + " than|not over)\\s|<=?|不超过|低于|少于|小于|不高于|不到|最多|最高|预算)\\s?"
                  + ANY_PRICE,
              Limit.AT_MOST),
          new Rule("(?<![a-z])within\\s" + SIGNED, Limit.AT_MOST),
          new Rule(ANY_PRICE + "\\s?(?:以上|往上|or more|and up|and above)", Limit.AT_LEAST),
          new Rule(SIGNED + "\\s?(?:起|\\+)", Limit.AT_LEAST),
          new Rule(
              "(?:(?<![a-z])(?:more than|at least|minimum|not under)\\s|>=?|高于|超过|大于|不低于|至少|最低)\\s?"
                  + ANY_PRICE,
              Limit.AT_LEAST),
          new Rule("(?<![a-z])(?:over|above|from|starting at)\\s" + SIGNED, Limit.AT_LEAST),
          new Rule(SIGNED + "\\s?(?:左右|上下)", Limit.ABOUT),
          new Rule(
              "(?:(?<![a-z])(?:around|about|approximately)\\s|大概|大约|约)\\s?" + SIGNED, Limit.ABOUT));

  private static final Pattern IN_STOCK =
      Pattern.compile("(?<![a-z])(?:in stock|available now)(?![a-z])|现货|有现货|有货|有库存");

  /// A fifth off either way is still about the price.
  private static final BigDecimal ABOUT_LEAST = new BigDecimal("0.8");

  private static final BigDecimal ABOUT_MOST = new BigDecimal("1.2");

  /// Reads a query, whatever is in it.
  public static QueryIntent of(String query) {
    String left =
        NormalText.of(query.length() > MOST_UNITS ? query.substring(0, MOST_UNITS) : query);
    PriceRange price = PriceRange.ANY;
    for (Rule rule : RULES) {
      Matcher found = rule.pattern.matcher(left);
      if (found.find()) {
        price = price.and(range(rule.limit, found));
        left = left.substring(0, found.start()) + " " + left.substring(found.end());
      }
    }
    Matcher stock = IN_STOCK.matcher(left);
    boolean inStock = stock.find();
    String words = (inStock ? stock.replaceAll(" ") : left).replaceAll("\\s+", " ").strip();
    return new QueryIntent(words, price, inStock);
  }

  private static PriceRange range(Limit limit, Matcher found) {
    BigDecimal first = null;
    BigDecimal second = null;
    for (int group = 1; group + 1 <= found.groupCount(); group += 2) {
      if (found.group(group) != null) {
        BigDecimal value = value(found.group(group), found.group(group + 1));
        if (first == null) {
          first = value;
        } else {
          second = value;
        }
      }
    }
    if (first == null) {
      throw new IllegalStateException("a price without a number: " + found.group());
    }
    return switch (limit) {
      case BETWEEN -> second == null ? new PriceRange(first, null) : between(first, second);
      case AT_MOST -> new PriceRange(null, first);
      case AT_LEAST -> new PriceRange(first, null);
      case ABOUT -> new PriceRange(first.multiply(ABOUT_LEAST), first.multiply(ABOUT_MOST));
    };
  }

  private static PriceRange between(BigDecimal a, BigDecimal b) {
    return a.compareTo(b) <= 0 ? new PriceRange(a, b) : new PriceRange(b, a);
  }

  private static BigDecimal value(String digits, @Nullable String times) {
    var number = new BigDecimal(digits.replace(",", ""));
    return switch (times) {
      case null -> number;
      case "万" -> number.movePointRight(4);
      default -> number.movePointRight(3);
    };
  }
}
