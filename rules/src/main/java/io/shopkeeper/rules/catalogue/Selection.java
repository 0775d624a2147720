package io.shopkeeper.rules.catalogue;

import io.shopkeeper.domain.expression.Cell;
import io.shopkeeper.domain.expression.Expression;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// An expression made ready to be asked of the products of a shelf by their row.
final class Selection {
  private Selection() {}

  /// @param columns by the canonical name of an attribute
  static IntPredicate of(Expression expression, Function<String, Column> columns) {
    return switch (expression) {
      case Expression.Everything _ -> _ -> true;
      case Expression.Comparison comparison ->
          ask(columns.apply(comparison.attribute()), comparison::met);
      case Expression.Not(var negated) -> of(negated, columns).negate();
      case Expression.All(var parts) -> {
        List<IntPredicate> all = parts.stream().map(part -> of(part, columns)).toList();
        yield row -> {
          for (IntPredicate part : all) {
            if (!part.test(row)) {
              return false;
            }
          }
          return true;
        };
      }
      case Expression.Any(var parts) -> {
        List<IntPredicate> all = parts.stream().map(part -> of(part, columns)).toList();
        yield row -> {
          for (IntPredicate part : all) {
            if (part.test(row)) {
              return true;
            }
          }
          return false;
        };
      }
    };
  }

  /// Asks of each different cell once, when it is first met.
  private static IntPredicate ask(Column column, Predicate<Cell> question) {
    var asked = new BitSet();
    var holds = new BitSet();
    return row -> {
      int code = column.code(row);
      if (!asked.get(code)) {
        asked.set(code);
        holds.set(code, question.test(column.coded(code)));
      }
      return holds.get(code);
    };
  }
}
