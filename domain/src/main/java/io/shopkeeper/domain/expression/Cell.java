package io.shopkeeper.domain.expression;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// What a product, a customer or a visit has for one attribute.
///
/// @param texts in the form of [Words#normal]; several where the attribute has several values, as a
///   path of categories, outermost first; empty for none
/// @param number NaN unless it is one number
public record Cell(List<String> texts, double number) {
  public static final Cell NONE = new Cell(List.of(), Double.NaN);

  private static final Pattern SEPARATOR = Pattern.compile("[,;|，；、]");

  public Cell {
    texts = List.copyOf(texts);
  }

  public static Cell of(String value) {
    String normal = Words.normal(value);
    return normal.isEmpty() ? NONE : new Cell(List.of(normal), Words.number(normal));
  }

  public static Cell of(double number) {
    return Double.isNaN(number) ? NONE : new Cell(List.of(Double.toString(number)), number);
  }

  public static Cell of(List<String> values) {
    List<String> normal = values.stream().map(Words::normal).filter(v -> !v.isEmpty()).toList();
    return normal.isEmpty() ? NONE : new Cell(normal, Double.NaN);
  }

  /// Of a text that lists several values.
  public static Cell split(String value) {
    return of(Arrays.asList(SEPARATOR.split(value)));
  }

  /// Whether one of the texts is this one, or the number is the same.
  public boolean has(String text) {
    return texts.contains(text) || number == Words.number(text);
  }
}
