package io.shopkeeper.assist.faq;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Optional;

/// What the shop's questions and answers have to say to a question.
///
/// @param matches the entries in the question's language, the best first
/// @param known whether the best is sure enough to be given as an answer
public record FaqAnswer(List<Match> matches, boolean known) {

  /// From here on nine in ten answers given to utterances of service/intents-en are to what was
  /// asked, a third of the intents left out (bench/results, 2026-11-30-assistant).
  private static final double SAME = .8;

  /// The same of service/question-pairs-zh train, all of one subject, is true of six in seven at
  /// most: from here on.
  private static final double SAME_CHINESE = .95;

  /// An entry.
  ///
  /// @param confidence the probability that it answers the question, were it the best
  public record Match(FaqEntry entry, double confidence) {
    /// Whether it asks the same confidently enough for its answer to be said as if it were to the
    /// question; else it is said which question it answers.
    public boolean asksTheSame() {
      boolean chinese = Language.of(entry.question()) == Language.CHINESE;
      return confidence >= (chinese ? SAME_CHINESE : SAME);
    }
  }

  public FaqAnswer {
    matches = List.copyOf(matches);
    if (known && matches.isEmpty()) {
      throw new IllegalArgumentException("an answer is known, but no entry matches");
    }
  }

  /// The answer; empty where the shop's entries do not know.
  public Optional<Match> answer() {
    return known ? Optional.of(matches.getFirst()) : Optional.empty();
  }
}
