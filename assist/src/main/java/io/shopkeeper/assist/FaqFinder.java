package io.shopkeeper.assist;

import io.shopkeeper.assist.faq.FaqAnswer.Match;
import java.util.Optional;

/// Finds the shop's own answer to a question.
public interface FaqFinder {
  /// The entry that is likest to answer a question; empty if none is like enough.
  Optional<Match> find(String question);
}
