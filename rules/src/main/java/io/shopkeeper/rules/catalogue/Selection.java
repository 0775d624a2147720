package io.shopkeeper.rules.catalogue;

import io.shopkeeper.rules.expression.Expression;
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
      case Expression.Equal(var attribute, var value) ->
          ask(columns.apply(attribute), cell -> cell.has(value));
      case Expression.OneOf(var attribute, var values) ->
          ask(columns.apply(attribute), cell -> values.stream().anyMatch(cell::has));
      case Expression.Contains(var attribute, var part) ->
          ask(
              columns.apply(attribute),
              cell -> cell.texts().stream().anyMatch(text -> text.contains(part)));
      case Expression.Between(var attribute, var range) ->
          ask(columns.apply(attribute), cell -> range.holds(cell.number()));
      case Expression.Known(var attribute) ->
          ask(columns.apply(attribute), cell -> !cell.texts().isEmpty());
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
