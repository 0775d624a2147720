package io.shopkeeper.domain.expression;

/// A piece of an expression.
///
/// @param text as written, without quotes; the usual form of a symbol
/// @param column where it begins, from 1
record Token(Kind kind, String text, int column) {

  enum Kind {
    WORD,
    QUOTED,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /// As messages name it.
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
