package io.shopkeeper.search.demand;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.search.lexical.Terms;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what the titles that customers click say instead of a word that they searched for: where a
/// title lacks it, a word that such titles have far more often than titles clicked otherwise, by
/// the log-likelihood ratio (Dunning, "Accurate methods for the statistics of surprise and
/// coincidence", Computational Linguistics 1993). O(clicks · words of a query · words of a title).
final class ClickWords {
  /// The ratio that chance exceeds once in 10,000 times (chi-squared, one degree of freedom).
  private static final double LEAST_RATIO = 15.14;

  /// Of the clicks on titles without the word, this share at least has to have the other.
  private static final double LEAST_SHARE = .5;

  private static final int LEAST = 2;

  private ClickWords() {}

  private record Title(String text, List<String> telling, Set<String> stems) {
    static Title of(String text) {
      return new Title(text, Wordings.telling(text), new HashSet<>(Terms.stems(text)));
    }
  }

  /// @param products that were clicked, by id
  static List<Proposal> of(List<List<Asked>> visits, Map<ProductId, Product> products) {
    Map<ProductId, Title> titles = new HashMap<>();
    products.forEach((id, product) -> titles.put(id, Title.of(product.title())));
    var tallies = new Tallies();
    Map<String, Set<String>> lacking = new HashMap<>();
    Map<String, Set<String>> having = new HashMap<>();
    Set<String> all = new HashSet<>();
    for (List<Asked> visit : visits) {
      for (Asked one : visit) {
        for (ProductId id : one.clicked()) {
          Title title = titles.get(id);
          if (title == null) {
            continue;
          }
          all.add(one.visit());
          title.telling.forEach(word -> add(having, word, one.visit()));
          Set<String> written = new HashSet<>(Terms.stems(one.words()));
          for (String word : Wordings.telling(one.words())) {
            if (title.stems.containsAll(Terms.stems(word))) {
              continue;
            }
            add(lacking, word, one.visit());
            title.telling.stream()
                .filter(other -> !written.containsAll(Terms.stems(other)))
                .forEach(other ->
                    tallies.add(word, other, one.visit(), one.words() + " → " + title.text));
          }
        }
      }
    }
    return tallies.proposals(
        Evidence.Source.CLICKS,
        (word, other, times) -> {
          int of = size(lacking, word);
          boolean sure =
              times >= LEAST
                  && times >= LEAST_SHARE * of
                  && ratio(times, of, size(having, other), all.size()) >= LEAST_RATIO;
          return sure ? of : 0;
        });
  }

  private static void add(Map<String, Set<String>> visits, String word, String visit) {
    visits.computeIfAbsent(word, _ -> new HashSet<>()).add(visit);
  }

  private static int size(Map<String, Set<String>> visits, String word) {
    return visits.getOrDefault(word, Set.of()).size();
  }

  /// @param both visits with the word and the other
  /// @param first with the word
  /// @param second with the other
  /// @return 0 where they meet less often than by chance
  static double ratio(int both, int first, int second, int all) {
    if ((double) both * all <= (double) first * second) {
      return 0;
    }
    return 2
        * (entropy(first, all - first)
            + entropy(second, all - second)
            - entropy(both, first - both, second - both, all - first - second + both));
  }

  /// Of counts, times their sum.
  private static double entropy(double... counts) {
    double sum = 0;
    double entropy = 0;
    for (double count : counts) {
      sum += count;
      entropy -= count <= 0 ? 0 : count * Math.log(count);
    }
    return entropy + (sum <= 0 ? 0 : sum * Math.log(sum));
  }
}
