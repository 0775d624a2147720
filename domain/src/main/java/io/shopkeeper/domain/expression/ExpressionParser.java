package io.shopkeeper.domain.expression;

import io.shopkeeper.domain.expression.Expression.All;
import io.shopkeeper.domain.expression.Expression.Any;
import io.shopkeeper.domain.expression.Expression.Between;
import io.shopkeeper.domain.expression.Expression.Contains;
import io.shopkeeper.domain.expression.Expression.Equal;
import io.shopkeeper.domain.expression.Expression.Everything;
import io.shopkeeper.domain.expression.Expression.Known;
import io.shopkeeper.domain.expression.Expression.Not;
import io.shopkeeper.domain.expression.Expression.OneOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads an expression by recursive descent:
///
/// ```
/// any        = all { ("or" | "或") all }
/// all        = one { ("and" | "且") one }
/// one        = ("not" | "非") one | "(" any ")" | comparison
/// comparison = name ( ("=" | "!=") value | ("<" | "<=" | ">" | ">=") number
///            | ["not"] "in" "(" value { "," value } ")" | ["not"] "contains" value
///            | "between" number "and" number | "exists" | "missing" )
/// ```
final class ExpressionParser {
  private static final int DEEPEST = 40;

  private static final Set<String> AND = Set.of("and", "且", "并且", "而且");
  private static final Set<String> OR = Set.of("or", "或", "或者");
  private static final Set<String> NOT = Set.of("not", "非", "不");
  private static final Set<String> UP_TO = Set.of("and", "和", "到", "至", "与");

  /// What may follow "not".
  private static final Set<String> NEGATED = Set.of("in", "属于", "contains", "包含");

  /// What may follow "is".
  private static final Set<String> STATE =
      Set.of("exists", "known", "存在", "已知", "missing", "unknown", "缺失", "未知");

  private static final Set<String> EVERYTHING = Set.of("everything", "all", "全部", "所有");

  private final List<Token> tokens;
  private int next;
  private int depth;

  ExpressionParser(String text) {
    tokens = Tokens.of(text);
  }

  Expression parse() {
    if (tokens.size() == 1 || (tokens.size() == 2 && word(EVERYTHING))) {
      return new Everything();
    }
    Expression expression = any();
    if (peek().kind() != Token.Kind.END) {
      throw expected("'and', 'or' or the end");
    }
    return expression;
  }

  private Expression any() {
    return chain(OR, this::all, Any::new);
  }

  private Expression all() {
    return chain(AND, this::one, All::new);
  }

  private Expression chain(
      Set<String> joint, Supplier<Expression> part, Function<List<Expression>, Expression> joined) {
    var parts = new ArrayList<Expression>();
    parts.add(part.get());
    while (took(joint)) {
      parts.add(part.get());
    }
    return parts.size() == 1 ? parts.getFirst() : joined.apply(parts);
  }

  private Expression one() {
    if (++depth > DEEPEST) {
      throw new ExpressionException(
          peek().column(), "more than %d conditions within each other".formatted(DEEPEST));
    }
    Expression expression;
    if (peek().is("!") || word(NOT)) {
      next++;
      expression = new Not(one());
    } else if (peek().is("(")) {
      next++;
      expression = any();
      close();
    } else {
      expression = comparison();
    }
    depth--;
    return expression;
  }

  private Expression comparison() {
    Token name = peek();
    if (name.kind() == Token.Kind.END || name.kind() == Token.Kind.SYMBOL) {
      throw expected("the name of an attribute");
    }
    next++;
    String attribute = Words.normal(name.text());
    if (attribute.isEmpty()) {
      throw new ExpressionException(name.column(), "the name of an attribute is blank");
    }
    Token sign = peek();
    next++;
    Expression comparison =
        switch (sign.kind()) {
          case SYMBOL -> signed(attribute, sign);
          case WORD -> worded(attribute, sign);
          case QUOTED, END -> null;
        };
    if (comparison == null) {
      next--;
      throw expected("a comparison (=, !=, <, <=, >, >=, in, contains, between, exists, missing)");
    }
    return comparison;
  }

  private @Nullable Expression signed(String attribute, Token sign) {
    return switch (sign.text()) {
      case "=" -> new Equal(attribute, value());
      case "!=" -> new Not(new Equal(attribute, value()));
      case "<" -> new Between(attribute, Range.below(number(sign), false));
      case "<=" -> new Between(attribute, Range.below(number(sign), true));
      case ">" -> new Between(attribute, Range.above(number(sign), false));
      case ">=" -> new Between(attribute, Range.above(number(sign), true));
      default -> null;
    };
  }

  private @Nullable Expression worded(String attribute, Token sign) {
    String word = Words.normal(sign.text());
    return switch (word) {
      case "is", "是", "等于" -> is(attribute);
      case "不是", "不等于" -> new Not(new Equal(attribute, value()));
      case "小于" -> new Between(attribute, Range.below(number(sign), false));
      case "大于" -> new Between(attribute, Range.above(number(sign), false));
      case "不包含" -> new Not(new Contains(attribute, value()));
      case "in", "属于" -> new OneOf(attribute, values());
      case "contains", "包含" -> new Contains(attribute, value());
      case "between", "介于" -> between(attribute, sign);
      case "exists", "known", "存在", "已知" -> new Known(attribute);
      case "missing", "unknown", "缺失", "未知" -> new Not(new Known(attribute));
      case "not", "非", "不" -> not(attribute);
      default -> null;
    };
  }

  private @Nullable Expression not(String attribute) {
    if (!word(NEGATED)) {
      return null;
    }
    next++;
    Expression positive = worded(attribute, tokens.get(next - 1));
    return positive == null ? null : new Not(positive);
  }

  private @Nullable Expression is(String attribute) {
    if (word(STATE)) {
      next++;
      return worded(attribute, tokens.get(next - 1));
    }
    return took(NOT) ? new Not(new Equal(attribute, value())) : new Equal(attribute, value());
  }

  private Expression between(String attribute, Token sign) {
    double low = number(sign);
    if (!took(UP_TO)) {
      throw expected("'and' and the upper number of 'between'");
    }
    int column = peek().column();
    double high = number(sign);
    if (high < low) {
      throw new ExpressionException(
          column, "the upper number of 'between' is below the lower: %s < %s".formatted(high, low));
    }
    return new Between(attribute, new Range(low, true, high, true));
  }

  private List<String> values() {
    if (!peek().is("(")) {
      throw expected("'(' and the values");
    }
    next++;
    var values = new ArrayList<String>();
    values.add(value());
    while (peek().is(",")) {
      next++;
      values.add(value());
    }
    close();
    return values;
  }

  /// A value of several words without quotes is told from what follows by the words of the language
  /// only, so that it must be quoted.
  private String value() {
    Token token = peek();
    if (token.kind() == Token.Kind.END || token.kind() == Token.Kind.SYMBOL) {
      throw expected("a value");
    }
    if (token.kind() == Token.Kind.WORD && (word(AND) || word(OR))) {
      throw expected("a value");
    }
    next++;
    Token after = peek();
    if (token.kind() == Token.Kind.WORD
        && after.kind() == Token.Kind.WORD
        && !word(AND)
        && !word(OR)) {
      throw new ExpressionException(
          after.column(),
          "'and', 'or' or the end is expected, found %s; a value of several words is quoted, as in \"%s %s\""
              .formatted(after.shown(), token.text(), after.text()));
    }
    return Words.normal(token.text());
  }

  private double number(Token sign) {
    Token token = peek();
    double number =
        token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED
            ? Words.number(Words.normal(token.text()))
            : Double.NaN;
    if (Double.isNaN(number)) {
      throw new ExpressionException(
          token.column(),
          "'%s' compares numbers, and %s is none".formatted(sign.text(), token.shown()));
    }
    next++;
    return number;
  }

  private void close() {
    if (!peek().is(")")) {
      throw expected("')'");
    }
    next++;
  }

  private Token peek() {
    return tokens.get(Math.min(next, tokens.size() - 1));
  }

  private boolean word(Set<String> words) {
    Token token = peek();
    return token.kind() == Token.Kind.WORD && words.contains(Words.normal(token.text()));
  }

  private boolean took(Set<String> words) {
    if (word(words)) {
      next++;
      return true;
    }
    return false;
  }

  private ExpressionException expected(String what) {
    return new ExpressionException(
        peek().column(), "%s is expected, found %s".formatted(what, peek().shown()));
  }
}
