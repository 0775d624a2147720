package io.shopkeeper.language.generate;

/// A large language model. Safe for any number of threads.
public interface TextGenerator {

  /// Which model, and where; the same for as long as the same prompts mean the same.
  String name();

  /// Asks, and hands on the answer's text as it comes.
  ///
  /// The pieces joined are the text of the answer, if there comes to be one. After the first piece
  /// nothing is tried again, as it could not be taken back.
  ///
  /// @return what came of it; a model that fails is no exception, nor is none
  Generation generate(Prompt prompt, Pieces pieces);

  /// Asks, and waits for the whole answer.
  default Generation generate(Prompt prompt) {
    return generate(prompt, Pieces.UNWANTED);
  }
}
