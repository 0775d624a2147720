package io.shopkeeper.content.compose;

/// What is expected of the text a person would write.
///
/// @param filled by slot, the probability that the text fills it
/// @param totals by kind, how many n-grams it has
/// @param distinctWords how many of its words are different ones
/// @param distinctPairs likewise of pairs of words
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record ExpectedText(float[] filled, double[] totals, double distinctWords, double distinctPairs) {}
