package io.shopkeeper.search.lexical;

/// A word of a query in a product.
///
/// @param bm25 what it adds to the product's [LexicalScores#bm25]
public record FoundWord(String term, Field field, double bm25) {}
