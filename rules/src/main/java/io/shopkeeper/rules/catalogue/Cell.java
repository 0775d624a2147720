package io.shopkeeper.rules.catalogue;

import io.shopkeeper.rules.expression.Words;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What one product has for one attribute.
///
/// @param texts in the form of [Words#normal]; several where the attribute has several values, as a
///   path of categories, outermost first; empty for none
/// @param number NaN unless it is one number
record Cell(List<String> texts, double number) {
  static final Cell NONE = new Cell(List.of(), Double.NaN);

  private static final Pattern SEPARATOR = Pattern.compile("[,;|，；、]");

  Cell {
    texts = List.copyOf(texts);
  }

  static Cell of(String value) {
    String normal = Words.normal(value);
    return normal.isEmpty() ? NONE : new Cell(List.of(normal), Words.number(normal));
  }

  static Cell of(double number) {
    return Double.isNaN(number) ? NONE : new Cell(List.of(Double.toString(number)), number);
  }

  static Cell of(List<String> values) {
    List<String> normal = values.stream().map(Words::normal).filter(v -> !v.isEmpty()).toList();
    return normal.isEmpty() ? NONE : new Cell(normal, Double.NaN);
  }

  /// Of a text that lists several values.
  static Cell split(String value) {
    return of(Arrays.asList(SEPARATOR.split(value)));
  }

  boolean has(String text) {
    return texts.contains(text) || number == Words.number(text);
  }
}
