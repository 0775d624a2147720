package io.shopkeeper.serve.api;

import io.shopkeeper.content.check.ForbiddenClaim;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A forbidden claim in named fields of texts: of a JSON object or a form. What is not given stays
/// as it was.
///
/// @param text of a field, empty where it was not given
public record ClaimFields(Function<String, Optional<String>> text) {

  /// The claim they describe.
  ///
  /// @param before the claim as it is kept; empty for a new one
  /// @throws IllegalArgumentException saying what is wrong
  public ForbiddenClaim claim(String id, Optional<ForbiddenClaim> before) {
    return new ForbiddenClaim(
        id,
        field("country", before, ForbiddenClaim::country),
        field("category", before, ForbiddenClaim::category),
        field("words", before, ForbiddenClaim::words),
        field("harmless", before, ForbiddenClaim::harmless),
        field("law", before, ForbiddenClaim::law),
        truth(text.apply("active")).or(() -> before.map(ForbiddenClaim::active)).orElse(true));
  }

  private String field(
      String name, Optional<ForbiddenClaim> before, Function<ForbiddenClaim, String> kept) {
    return text.apply(name).or(() -> before.map(kept)).orElse("");
  }

  private static Optional<Boolean> truth(Optional<String> given) {
    return given.map(text ->
        switch (text.strip().toLowerCase(Locale.ROOT)) {
          case "true", "yes", "on" -> true;
          case "false", "no", "off" -> false;
          default ->
              throw new IllegalArgumentException("active is '%s': true or false".formatted(text));
        });
  }
}
