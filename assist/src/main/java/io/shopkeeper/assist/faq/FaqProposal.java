package io.shopkeeper.assist.faq;

import java.time.Instant;
import java.util.List;

/// What customers asked and were not told, worth a question and answer of the shop's own.
///
/// @param question as most of them put it
/// @param asked how often
/// @param others what it was put like as well, each once
/// @param latest when it was asked last
/// @param answer what a person wrote to one who asked, of their own matter; empty if nobody did
public record FaqProposal(
    String question, int asked, List<String> others, Instant latest, String answer) {
  public FaqProposal {
    others = List.copyOf(others);
  }
}
