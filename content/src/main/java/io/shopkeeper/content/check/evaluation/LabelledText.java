package io.shopkeeper.content.check.evaluation;

import io.shopkeeper.content.check.Kind;
import io.shopkeeper.language.words.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text about a product and what is known to be wrong in it.
///
/// @param id of the text
/// @param product whose facts it is checked against
/// @param errors null if nobody said; empty if it is true
public record LabelledText(
    String id, String product, String text, @Nullable List<PlantedError> errors) {

  /// @param span in UTF-16 units
  public record PlantedError(Span span, Kind kind) {}

  public LabelledText {
    errors = errors == null ? null : List.copyOf(errors);
  }
}
