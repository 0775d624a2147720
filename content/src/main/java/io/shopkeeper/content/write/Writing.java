package io.shopkeeper.content.write;

/// What came of a brief.
public sealed interface Writing permits Draft, Writing.Unwritten {

  /// Nothing was written.
  record Unwritten(Reason reason) implements Writing {}

  /// Why nothing was written.
  enum Reason {
    /// Neither an attribute nor a brand nor a category is known.
    NO_FACTS,
    /// The product's title is in a language that is not written.
    OTHER_LANGUAGE
  }
}
