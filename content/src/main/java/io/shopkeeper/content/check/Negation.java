package io.shopkeeper.content.check;

import io.shopkeeper.language.words.Span;
import java.util.regex.Pattern;

/// Whether what is said is said not to be, or only to be like.
final class Negation {
  private static final int REACH = 16;
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:不|无|非|未|没有|没|不含|不是|并非|勿|不支持|不具备|不添加|不用|告别|拒绝|替代|不带)$|(?<![a-z0-9])(?:not|non|no|without|free"
              + " (?:of|from)|never|isn't|aren't|doesn't|cannot|zero|instead of|unlike|alternative"
              + " to|rather than)(?: (?:a|an|any|the|be|at all))?\\s+$");
  private static final Pattern BEHIND =
      Pattern.compile("^ ?free(?![a-z]| (?:of|from|shipping|delivery|returns))");

  /// "Dairy and gluten free" are both without; "vegan and gluten free" is not.
  private static final Pattern BOTH_BEHIND =
      Pattern.compile("^ (?:and|or) [a-z]+ ?free(?![a-z]| (?:of|from|shipping|delivery|returns))");

  private static final Pattern LIKE_BEFORE =
      Pattern.compile(
          "(?:像|如|似|好像|宛如|犹如|仿佛|媲美|仿)(?:一[^，。]{0,2})?$|(?<![a-z])(?:like|as|resembling|resembles|reminiscent"
              + " of|imitation|faux|mimics)(?: (?:a|an|soft|the|fine))?\\s+$");
  private static final Pattern LIKE_BEHIND =
      Pattern.compile(
          "^(?:般|一样|似的|感的|质感|风格|风(?=[，。,.的情尚]|$)|元素|图案|色系)|^"
              + " ?(?:like|look|effect|inspired|style)(?![a-z])");

  private Negation() {}

  /// @param substance whether the words name what a thing may be free of
  static boolean of(String readable, Span span, boolean substance) {
    String behind = behind(readable, span);
    return BEFORE.matcher(before(readable, span)).find()
        || BEHIND.matcher(behind).find()
        || substance && BOTH_BEHIND.matcher(behind).find();
  }

  /// Whether the words only compare: 丝绸般, "feels like silk".
  static boolean comparison(String readable, Span span) {
    return LIKE_BEFORE.matcher(before(readable, span)).find()
        || LIKE_BEHIND.matcher(behind(readable, span)).find();
  }

  private static String before(String readable, Span span) {
    return readable.substring(Math.max(0, span.start() - REACH), span.start());
  }

  private static String behind(String readable, Span span) {
    return readable.substring(span.end(), Math.min(readable.length(), span.end() + REACH));
  }
}
