package io.shopkeeper.simulation.soil;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How much of what two platforms have in common a fusion found, and how much of what it merged is
/// not the same.
///
/// @param wrongMerges the share of the merged pairs that are not the same; 0 if none was merged
public record FusionScore(Part exact, Part scored, Part all, double wrongMerges) {

  /// @param precision of the pairs that the fusion merged in this way, the share that are the same;
  ///   1 if there are none
  /// @param recall of the true pairs of this kind, the share that was merged in whatever way; 1 if
  ///   there are none
  public record Part(double precision, double recall) {

    /// The harmonic mean of both.
    public double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  private record Pair(String a, String b) {
    static Pair of(Match match) {
      return new Pair(match.a(), match.b());
    }
  }

  /// Compares what was merged with the truth; a pair that is given twice counts once. O(pairs).
  public static FusionScore of(Collection<Match> truth, Collection<Match> merged) {
    Map<Pair, Match.How> same = pairs(truth);
    Map<Pair, Match.How> found = pairs(merged);
    Part all = new Part(share(found.keySet(), same.keySet()), share(same.keySet(), found.keySet()));
    return new FusionScore(
        part(Match.How.EXACT, same, found),
        part(Match.How.SCORED, same, found),
        all,
        1 - all.precision);
  }

  private static Part part(Match.How how, Map<Pair, Match.How> same, Map<Pair, Match.How> found) {
    return new Part(share(only(how, found), same.keySet()), share(only(how, same), found.keySet()));
  }

  private static Map<Pair, Match.How> pairs(Collection<Match> matches) {
    Map<Pair, Match.How> pairs = new HashMap<>();
    matches.forEach(match -> pairs.putIfAbsent(Pair.of(match), match.how()));
    return pairs;
  }

  private static Set<Pair> only(Match.How how, Map<Pair, Match.How> pairs) {
    Set<Pair> only = new HashSet<>(pairs.keySet());
    only.removeIf(pair -> pairs.get(pair) != how);
    return only;
  }

  private static double share(Set<Pair> of, Set<Pair> in) {
    return of.isEmpty() ? 1 : of.stream().filter(in::contains).count() / (double) of.size();
  }
}
