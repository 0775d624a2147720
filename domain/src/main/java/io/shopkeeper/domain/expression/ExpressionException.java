package io.shopkeeper.domain.expression;

/// A text that is no expression; the message names the place.
public final class ExpressionException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int column;

  ExpressionException(int column, String what) {
    super("column %d: %s".formatted(column, what));
    this.column = column;
  }

  /// Where the text stops making sense, in characters from 1.
  public int column() {
    return column;
  }
}
