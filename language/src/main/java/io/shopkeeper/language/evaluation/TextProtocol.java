package io.shopkeeper.language.evaluation;

import io.shopkeeper.evaluation.ProtocolResult;

/// A published protocol.
public interface TextProtocol {

  /// The name `evaluate` knows it by.
  String label();

  /// Reads, learns, predicts and measures.
  ///
  /// @param model `auto` or the name of a model
  /// @throws IllegalArgumentException for an unknown model
  /// @throws io.shopkeeper.language.LanguageException if a file cannot be read or holds too little
  ProtocolResult run(TextFiles files, String model, Surroundings surroundings);
}
