package io.shopkeeper.assist.faq;

import io.shopkeeper.domain.FaqEntry;
import java.util.List;
import java.util.Optional;

/// What the shop's questions and answers have to say to a question.
///
/// @param matches the entries in the question's language, the best first
/// @param known whether the best is sure enough to be given as an answer
public record FaqAnswer(List<Match> matches, boolean known) {

  /// An entry.
  ///
  /// @param confidence the probability that it answers the question, were it the best
  public record Match(FaqEntry entry, double confidence) {}

  public FaqAnswer {
    matches = List.copyOf(matches);
    if (known && matches.isEmpty()) {
      throw new IllegalArgumentException("an answer is known, but no entry matches");
    }
  }

  /// The answer; empty where the shop's entries do not know.
  public Optional<FaqEntry> answer() {
    return known ? Optional.of(matches.getFirst().entry()) : Optional.empty();
  }
}
