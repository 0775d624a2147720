package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Span;

/// An evaluative word with what turns or strengthens it.
///
/// @param span of the word with its negations and degrees
/// @param weight above 0 in favour, below 0 against; 1 is plain
public record Opinion(Span span, double weight) {}
