package io.shopkeeper.content.check;

import io.shopkeeper.language.words.Span;

/// Something wrong with a text.
///
/// @param span where; empty at the start if it is of the text as a whole
/// @param chinese why
/// @param english why
public record Finding(Kind kind, Span span, String chinese, String english) {}
