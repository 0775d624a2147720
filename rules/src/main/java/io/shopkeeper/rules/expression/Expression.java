package io.shopkeeper.rules.expression;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A condition on the attributes of a product. What is not known of a product meets no comparison,
/// and so meets its negation.
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
      case Equal(var attribute, _) -> names.add(attribute);
      case OneOf(var attribute, _) -> names.add(attribute);
      case Contains(var attribute, _) -> names.add(attribute);
      case Between(var attribute, _) -> names.add(attribute);
      case Known(var attribute) -> names.add(attribute);
      case Not(var negated) -> collect(negated, names);
      case All(var parts) -> parts.forEach(part -> collect(part, names));
      case Any(var parts) -> parts.forEach(part -> collect(part, names));
    }
  }

  /// Every product.
  record Everything() implements Expression {}

  /// One of the attribute's values is this text, or the same number.
  record Equal(String attribute, String value) implements Expression {}

  /// One of the attribute's values is one of these texts.
  record OneOf(String attribute, List<String> values) implements Expression {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /// One of the attribute's values has this text in it.
  record Contains(String attribute, String part) implements Expression {}

  /// The attribute is a number in a range.
  record Between(String attribute, Range range) implements Expression {}

  /// The product has the attribute.
  record Known(String attribute) implements Expression {}

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
