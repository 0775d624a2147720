package io.shopkeeper.domain.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts an expression into words, quoted texts and symbols.
///
/// Chinese is written without blanks, so that the words of the language which are not parts of
/// names, as 且, end a word where they stand; a value with one of them in it is quoted.
final class Tokens {
  private static final int LONGEST = 2_000;

  private static final List<String> PARTING =
      List.of("并且", "而且", "且", "或者", "或", "不包含", "包含", "不等于", "等于", "大于", "小于", "属于", "介于");

  private static final Map<Character, Character> QUOTES =
      Map.of('"', '"', '\'', '\'', '“', '”', '‘', '’', '「', '」', '『', '』', '[', ']', '`', '`');

  private static final Map<Character, String> SYMBOLS =
      Map.ofEntries(
          Map.entry('(', "("),
          Map.entry('（', "("),
          Map.entry(')', ")"),
          Map.entry('）', ")"),
          Map.entry(',', ","),
          Map.entry('，', ","),
          Map.entry('、', ","),
          Map.entry('=', "="),
          Map.entry('＝', "="),
          Map.entry('<', "<"),
          Map.entry('＜', "<"),
          Map.entry('>', ">"),
          Map.entry('＞', ">"),
          Map.entry('≤', "<="),
          Map.entry('≥', ">="),
          Map.entry('≠', "!="),
          Map.entry('!', "!"),
          Map.entry('！', "!"));

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  /// Ends with [Token.Kind#END].
  static List<Token> of(String text) {
    if (text.length() > LONGEST) {
      throw new ExpressionException(
          LONGEST + 1, "an expression has at most %,d characters".formatted(LONGEST));
    }
    var tokens = new Tokens(text);
    tokens.read();
    return tokens.tokens;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      Character quote = QUOTES.get(c);
      String symbol = SYMBOLS.get(c);
      if (Character.isWhitespace(c) || c == '　') {
        at++;
      } else if (quote != null) {
        quoted(quote);
      } else if (symbol != null) {
        symbol(symbol);
      } else if (inWord(c)) {
        word();
      } else {
        throw new ExpressionException(
            at + 1, "'%s' means nothing here; quote texts with signs in them".formatted(c));
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
  }

  private void quoted(char end) {
    int close = text.indexOf(end, at + 1);
    if (close < 0) {
      throw new ExpressionException(
          at + 1, "the quote %s is not closed".formatted(text.charAt(at)));
    }
    tokens.add(new Token(Token.Kind.QUOTED, text.substring(at + 1, close), at + 1));
    at = close + 1;
  }

  private void symbol(String first) {
    int start = at++;
    boolean equals = at < text.length() && "=".equals(SYMBOLS.get(text.charAt(at)));
    boolean greater = at < text.length() && ">".equals(SYMBOLS.get(text.charAt(at)));
    String symbol = first;
    if (equals && (first.equals("<") || first.equals(">") || first.equals("!"))) {
      at++;
      symbol = first + "=";
    } else if (equals && first.equals("=")) {
      at++;
    } else if (greater && first.equals("<")) {
      at++;
      symbol = "!=";
    }
    tokens.add(new Token(Token.Kind.SYMBOL, symbol, start + 1));
  }

  private void word() {
    int start = at;
    while (at < text.length() && inWord(text.charAt(at))) {
      String parting = parting();
      if (parting != null) {
        if (at == start) {
          at += parting.length();
        }
        break;
      }
      at++;
    }
    tokens.add(new Token(Token.Kind.WORD, text.substring(start, at), start + 1));
  }

  private @Nullable String parting() {
    for (String word : PARTING) {
      if (text.startsWith(word, at)) {
        return word;
      }
    }
    return null;
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || "_-.%+/:&#￥¥$€™®°".indexOf(c) >= 0;
  }
}
