package io.shopkeeper.search.demand;

import io.shopkeeper.numeric.EditDistance;
import io.shopkeeper.search.lexical.Terms;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what customers wrote after they had found nothing to click: the words that differ between
/// a search without a click and the visit's next, which had one (Jones, Rey, Madani and Greiner,
/// "Generating query substitutions", WWW 2006). O(searches).
final class Rewrites {
  /// Visits that have to say the same.
  private static final int LEAST = 2;

  /// Of the searches for the words without a click, this share at least has to be followed so.
  private static final double LEAST_SHARE = .1;

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST_WORDS = 3;

  /// Letters apart: what spelling puts right.
  private static final int MISSPELT = 2;

  private Rewrites() {}

  /// @param visits their searches, oldest first
  static List<Proposal> of(List<List<Asked>> visits) {
    var tallies = new Tallies();
    Map<String, Integer> vain = new HashMap<>();
    for (List<Asked> visit : visits) {
      for (int i = 0; i < visit.size(); i++) {
        Asked one = visit.get(i);
        if (!one.clicked().isEmpty()) {
          continue;
        }
        Wordings.telling(one.words()).forEach(word -> vain.merge(word, 1, Integer::sum));
        if (i + 1 < visit.size()) {
          Asked next = visit.get(i + 1);
          if (!next.clicked().isEmpty() && next.at().isBefore(one.at().plus(LONGEST))) {
            add(one, next, tallies);
          }
        }
      }
    }
    return tallies.proposals(
        Evidence.Source.REWRITE,
        (words, _, times) -> {
          int all =
              Terms.plain(words).stream()
                  .mapToInt(word -> vain.getOrDefault(word, times))
                  .min()
                  .orElse(times);
          return times >= LEAST && times >= LEAST_SHARE * all ? Math.max(all, times) : 0;
        });
  }

  private static void add(Asked one, Asked next, Tallies tallies) {
    List<String> before = without(one.words(), next.words());
    List<String> after = without(next.words(), one.words());
    if (before.isEmpty()
        || after.isEmpty()
        || before.size() > MOST_WORDS
        || after.size() > MOST_WORDS) {
      return;
    }
    String words = Wordings.joined(before);
    String means = Wordings.joined(after);
    if (Wordings.isHan(words) || EditDistance.atMost(MISSPELT, words, means) > MISSPELT) {
      tallies.add(words, means, one.visit(), one.words() + " → " + next.words());
    }
  }

  /// The words of a text that another lacks in any form.
  private static List<String> without(String text, String other) {
    Set<String> stems = new HashSet<>(Terms.stems(other));
    return Wordings.telling(text).stream()
        .filter(word -> !stems.containsAll(Terms.stems(word)))
        .toList();
  }
}
