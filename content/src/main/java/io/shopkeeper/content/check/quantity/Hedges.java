package io.shopkeeper.content.check.quantity;

import io.shopkeeper.content.check.quantity.Quantity.Bound;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words around a number that tell how exact it is meant: "about", 不到, "or so", 以上.
final class Hedges {
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:约为?|大约|大概|差不多|(?<![a-z])(?:about|around|approx\\.?|approximately|roughly|some|circa|up"
              + " to|more or less)) ?[¥￥$€£₹]?(?:a )?$");
  private static final Pattern LESS =
      Pattern.compile(
          "(?:近|将近|接近|不到|不足|不满|不超过|小于|低于|少于|至多|最多|[≤<]|(?<![a-z])(?:nearly|almost|(?<!no |not )less"
              + " than|fewer than|no (?:more|longer|heavier) than|not more than|under|below|at"
              + " most|close to|(?:just |a bit |a little )?(?:shy|short)"
              + " of|(?:lighter|shorter|smaller|cheaper|thinner|narrower|slimmer|quieter|cooler|younger|lower)"
              + " than|a maximum of|change from)) ?[¥￥$€£₹]?(?:a )?$");
  private static final Pattern MORE =
      Pattern.compile(
          "(?:超过|超|多于|大于|高于|不低于|不少于|不止|至少|起码|[≥>]|(?<![a-z])(?:over|more than|above|at"
              + " least|upwards of|no less than|not less than|a minimum of|beyond|a"
              + " good|(?:longer|taller|bigger|larger|wider|heavier|louder|brighter|warmer|faster|stronger|older|higher)"
              + " than)) ?[¥￥$€£₹]?(?:a )?$");
  private static final Pattern ABOUT_BEHIND =
      Pattern.compile(" ?(?:左右|上下|(?:or so|or thereabouts|give or take)(?![a-z]))");
  private static final Pattern LESS_BEHIND =
      Pattern.compile(
          " ?(?:以内|以下|之内|不到|(?:or|and) (?:less|under|fewer|below)(?![a-z])|at most(?![a-z]))");
  private static final Pattern MORE_BEHIND =
      Pattern.compile(
          "多(?![少功种用层样款色年人口])|余|有余|出头|以上|起步|\\+| plus| ?(?:or|and)"
              + " (?:more|longer|up|above)(?![a-z])");

  /// Between a number and its unit, as in 40多小时 and "40+ hours".
  private static final Pattern WITHIN = Pattern.compile("多|余|几|来|\\+|个多| odd(?= )");

  private Hedges() {}

  static Bound bound(String before, String behind) {
    if (ABOUT.matcher(before).find() || ABOUT_BEHIND.matcher(behind).lookingAt()) {
      return Bound.ABOUT;
    }
    if (LESS.matcher(before).find() || LESS_BEHIND.matcher(behind).lookingAt()) {
      return Bound.LESS;
    }
    return MORE.matcher(before).find() || MORE_BEHIND.matcher(behind).lookingAt()
        ? Bound.MORE
        : Bound.EXACT;
  }

  /// The end of what stands between a number and its unit; empty if nothing does.
  static Optional<Integer> within(String text, int end) {
    Matcher within = WITHIN.matcher(text).region(end, text.length());
    return within.lookingAt() && Units.at(text, within.end()).isPresent()
        ? Optional.of(within.end())
        : Optional.empty();
  }

  /// What a hedge between a number and its unit says.
  static Bound bound(String within) {
    return within.equals("来") || within.equals(" odd") ? Bound.ABOUT : Bound.MORE;
  }
}
