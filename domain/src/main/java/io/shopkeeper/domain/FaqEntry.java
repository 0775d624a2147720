package io.shopkeeper.domain;

/// A question customers ask often, with the shop's own answer.
public record FaqEntry(FaqId id, String question, String answer) {
  public FaqEntry {
    if (question.isBlank() || answer.isBlank()) {
      throw new IllegalArgumentException(
          "frequently asked question '%s' lacks its question or its answer".formatted(id));
    }
  }
}
