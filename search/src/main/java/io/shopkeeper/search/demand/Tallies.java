package io.shopkeeper.search.demand;

import io.shopkeeper.search.synonyms.Synonym;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts what speaks for pairs of wordings; a visit speaks once for each.
final class Tallies {
  private final Map<Pair, Map<String, String>> byPair = new LinkedHashMap<>();

  private record Pair(String words, String means) {}

  /// @param example one of what a visit did
  void add(String words, String means, String visit, String example) {
    byPair
        .computeIfAbsent(new Pair(words, means), _ -> new LinkedHashMap<>())
        .putIfAbsent(visit, example);
  }

  /// Judges a pair.
  interface Test {
    /// @param times that speak for it
    /// @return how many there were, or 0 for too few
    int of(String words, String means, int times);
  }

  /// What holds before a test.
  List<Proposal> proposals(Evidence.Source source, Test test) {
    return byPair.entrySet().stream()
        .flatMap(one -> {
          Pair pair = one.getKey();
          int times = one.getValue().size();
          int of = test.of(pair.words, pair.means, times);
          Set<String> examples = new LinkedHashSet<>(one.getValue().values());
          var evidence =
              new Evidence(
                  source, times, of, examples.stream().limit(Evidence.MOST_EXAMPLES).toList());
          return synonym(pair.words, pair.means)
              .filter(_ -> of > 0)
              .map(synonym -> new Proposal(synonym, List.of(evidence)))
              .stream();
        })
        .toList();
  }

  /// Empty for what is too long, or the same already.
  static Optional<Synonym> synonym(String words, String means) {
    try {
      return Optional.of(new Synonym(words, means, false));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
