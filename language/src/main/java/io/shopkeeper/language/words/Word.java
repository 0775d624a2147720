package io.shopkeeper.language.words;

/// A word of a plain text.
public record Word(String text, Kind kind, Span span) {

  /// What a word may be in a sentence, as far as finding aspects and opinions needs it.
  public enum Kind {
    NOUN,
    ADJECTIVE,
    VERB,
    ADVERB,
    OTHER
  }
}
