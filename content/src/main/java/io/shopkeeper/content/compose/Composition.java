package io.shopkeeper.content.compose;

import io.shopkeeper.content.Attribute;
import java.util.List;
import java.util.stream.Collectors;

/// A text, sentence by sentence.
public record Composition(List<Sentence> sentences) {

  public Composition {
    sentences = List.copyOf(sentences);
  }

  /// What is said, and the attributes whose values it states.
  public record Sentence(String text, List<Attribute> states) {

    public Sentence {
      states = List.copyOf(states);
    }
  }

  /// Chinese sentences follow each other without a blank.
  public String text() {
    return sentences.stream()
        .map(Sentence::text)
        .collect(Collectors.joining(" "))
        .replaceAll("(?<=[。！？]) ", "");
  }
}
