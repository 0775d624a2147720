package io.shopkeeper.assist;

import java.util.List;

/// A sentence of an answer.
///
/// @param sources what it rests on; empty for a courtesy or a question back
public record Statement(String text, List<Source> sources) {
  public Statement {
    sources = List.copyOf(sources);
  }
}
