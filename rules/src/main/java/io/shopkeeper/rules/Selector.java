package io.shopkeeper.rules;

import io.shopkeeper.domain.expression.Expression;

/// Which products a rule is about, as somebody wrote it and as it is understood.
public record Selector(String text, Expression expression) {
  public static final Selector EVERYTHING = parse("");

  /// @throws io.shopkeeper.domain.expression.ExpressionException where the text makes no sense
  public static Selector parse(String text) {
    return new Selector(text.strip(), Expression.parse(text));
  }
}
