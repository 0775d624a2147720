package io.shopkeeper.content.check;

import io.shopkeeper.language.words.Span;

/// A claim of a text and the fact that it rests on.
///
/// @param fact name of the fact: `title`, `brand`, `price`, an attribute's, or `review`
/// @param value as the fact says it
public record Support(Kind kind, Span span, String fact, String value) {}
