package io.shopkeeper.assist;

import io.shopkeeper.domain.FaqEntry;
import java.util.Optional;

/// Finds the shop's own answer to a question.
public interface FaqFinder {
  /// The entry that answers a question; empty if none surely does.
  Optional<FaqEntry> find(String question);
}
