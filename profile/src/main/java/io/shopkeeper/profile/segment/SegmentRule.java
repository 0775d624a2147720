package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.expression.Expression;
import java.util.ArrayList;
import java.util.List;

/// Who is in a segment.
public sealed interface SegmentRule {

  /// Those of whom a condition on their figures holds, whenever it is asked; never who refused
  /// personalisation.
  ///
  /// @param text as it was typed in
  record Where(String text, Expression condition) implements SegmentRule {}

  /// Those of a list that was made once, as of a group that was found or of a file.
  ///
  /// @param customers how many it names
  record Listed(int customers) implements SegmentRule {}

  /// Reads a condition; a blank one is everybody.
  ///
  /// @throws IllegalArgumentException if it makes no sense, asks about a figure that there is not,
  ///   or compares a text as a number
  static Where where(String text) {
    Expression condition = Expression.parse(text);
    List<String> faults = new ArrayList<>();
    for (String attribute : condition.attributes()) {
      if (CustomerFigure.of(attribute).isEmpty() && Share.of(attribute).isEmpty()) {
        String meant = CustomerFigure.nearest(attribute);
        faults.add(
            meant.isEmpty()
                ? "customers have no figure '%s'".formatted(attribute)
                : "customers have no figure '%s'; '%s' is meant?".formatted(attribute, meant));
      }
    }
    for (String attribute : condition.ranged()) {
      CustomerFigure.of(attribute)
          .filter(figure -> !figure.isNumber())
          .ifPresent(figure ->
              faults.add("'%s' is a text and is neither more nor less".formatted(attribute)));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return new Where(text.strip(), condition);
  }
}
