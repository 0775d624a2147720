package io.shopkeeper.domain.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// A condition on the attributes of something: a product, a customer, a visit. What is not known of
/// it meets no comparison, and so meets its negation.
///
/// Attribute names and values are held in the form of [Words#normal].
public sealed interface Expression {

  /// Reads `price < 100 and (brand = Nivea or tags contains summer)`; a blank text is everything.
  ///
  /// @throws ExpressionException where the text makes no sense
  static Expression parse(String text) {
    return new ExpressionParser(text).parse();
  }

  /// The attributes that are asked about, sorted.
  default Set<String> attributes() {
    var names = new TreeSet<String>();
    collect(this, names);
    return names;
  }

  /// Those of them that must be numbers, sorted.
  default Set<String> ranged() {
    return switch (this) {
      case Between(var attribute, _) -> Set.of(attribute);
      case Not(var negated) -> negated.ranged();
      case All(var parts) -> ranged(parts);
      case Any(var parts) -> ranged(parts);
      case Everything _, Equal _, OneOf _, Contains _, Known _ -> Set.of();
    };
  }

  private static Set<String> ranged(List<Expression> parts) {
    var names = new TreeSet<String>();
    parts.forEach(part -> names.addAll(part.ranged()));
    return names;
  }

  private static void collect(Expression expression, Set<String> names) {
    switch (expression) {
      case Everything _ -> {}
      case Comparison comparison -> names.add(comparison.attribute());
      case Not(var negated) -> collect(negated, names);
      case All(var parts) -> parts.forEach(part -> collect(part, names));
      case Any(var parts) -> parts.forEach(part -> collect(part, names));
    }
  }

  /// Whether it holds of something.
  ///
  /// @param cells what that has, by the name of an attribute
  default boolean holds(Function<String, Cell> cells) {
    return switch (this) {
      case Everything _ -> true;
      case Comparison comparison -> comparison.met(cells.apply(comparison.attribute()));
      case Not(var negated) -> !negated.holds(cells);
      case All(var parts) -> parts.stream().allMatch(part -> part.holds(cells));
      case Any(var parts) -> parts.stream().anyMatch(part -> part.holds(cells));
    };
  }

  /// Whatever it is.
  record Everything() implements Expression {}

  /// A question about one attribute.
  sealed interface Comparison extends Expression {
    String attribute();

    boolean met(Cell cell);
  }

  /// One of the attribute's values is this text, or the same number.
  record Equal(String attribute, String value) implements Comparison {
    @Override
    public boolean met(Cell cell) {
      return cell.has(value);
    }
  }

  /// One of the attribute's values is one of these texts.
  record OneOf(String attribute, List<String> values) implements Comparison {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public boolean met(Cell cell) {
      return values.stream().anyMatch(cell::has);
    }
  }

  /// One of the attribute's values has this text in it.
  record Contains(String attribute, String part) implements Comparison {
    @Override
    public boolean met(Cell cell) {
      return cell.texts().stream().anyMatch(text -> text.contains(part));
    }
  }

  /// The attribute is a number in a range.
  record Between(String attribute, Range range) implements Comparison {
    @Override
    public boolean met(Cell cell) {
      return range.holds(cell.number());
    }
  }

  /// The attribute is there.
  record Known(String attribute) implements Comparison {
    @Override
    public boolean met(Cell cell) {
      return !cell.texts().isEmpty();
    }
  }

  record Not(Expression negated) implements Expression {}

  record All(List<Expression> parts) implements Expression {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record Any(List<Expression> parts) implements Expression {
    public Any {
      parts = List.copyOf(parts);
    }
  }
}
