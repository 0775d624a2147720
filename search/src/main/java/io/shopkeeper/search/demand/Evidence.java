package io.shopkeeper.search.demand;

import java.util.List;

/// Why a synonym is proposed.
///
/// @param times that speak for it
/// @param of how many there were
/// @param examples a few of them
public record Evidence(Source source, int times, int of, List<String> examples) {
  /// The most examples.
  static final int MOST_EXAMPLES = 3;

  public Evidence {
    examples = List.copyOf(examples);
  }

  /// Where it comes from.
  public enum Source {
    /// Searches without a click that the same visit followed by another, which had one.
    REWRITE,
    /// Clicks on products whose titles lack a word that was searched for.
    CLICKS,
    /// Searches for a word that no product has, and one that has nearly the same vector.
    MEANING
  }
}
