package io.shopkeeper.search.demand;

import io.shopkeeper.search.synonyms.Synonym;
import java.util.List;

/// A synonym for a person to say yes or no to.
///
/// @param evidence at least one
public record Proposal(Synonym synonym, List<Evidence> evidence) {
  public Proposal {
    evidence = List.copyOf(evidence);
  }

  /// Searches that it would have helped.
  public int times() {
    return evidence.stream().mapToInt(Evidence::times).max().orElse(0);
  }
}
