package io.shopkeeper.search.demand;

import io.shopkeeper.domain.Product;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.neural.NeuralException;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.search.ShopSearch;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds the catalogue's word that means nearly the same as one that no product has, by the
/// encoder's vectors; looked for among the titles that are found by their meaning. A pass of the
/// encoder a word that was not seen before.
final class NearWords {
  private static final System.Logger LOG = System.getLogger(NearWords.class.getName());

  /// Below this cosine, words share little but their kind.
  private static final double LEAST_COSINE = .8;

  private static final int MOST_COMPARED = 60;
  private static final int MOST_KEPT = 5_000;

  private final ShopSearch search;
  private final Map<String, float[]> known = new HashMap<>();

  NearWords(ShopSearch search) {
    this.search = search;
  }

  /// @param misses for which no product has all the words
  synchronized List<Proposal> of(List<Miss> misses) {
    try {
      return misses.stream()
          .flatMap(miss ->
              Wordings.telling(miss.words()).stream()
                  .filter(word -> !search.knows(word))
                  .flatMap(word -> near(word, miss).stream()))
          .toList();
    } catch (LanguageException | NeuralException e) {
      LOG.log(System.Logger.Level.WARNING, "no synonyms by meaning: {0}", e.getMessage());
      return List.of();
    }
  }

  private Optional<Proposal> near(String word, Miss miss) {
    return nearest(word, miss.offered())
        .flatMap(near ->
            Tallies.synonym(word, near.word)
                .map(synonym ->
                    new Proposal(
                        synonym,
                        List.of(
                            new Evidence(
                                Evidence.Source.MEANING,
                                miss.times(),
                                miss.times(),
                                List.of(
                                    "%s, cosine %.2f".formatted(miss.words(), near.cosine)))))));
  }

  private record Near(String word, double cosine) {}

  private Optional<Near> nearest(String word, List<Product> products) {
    List<String> words =
        Stream.concat(
                Stream.of(word),
                products.stream().flatMap(one -> Wordings.telling(one.title()).stream()))
            .distinct()
            .limit(MOST_COMPARED)
            .toList();
    List<float[]> vectors = vectors(words);
    return IntStream.range(1, words.size())
        .mapToObj(i -> new Near(words.get(i), Vectors.dot(vectors.getFirst(), vectors.get(i))))
        .filter(near -> near.cosine >= LEAST_COSINE)
        .max(Comparator.comparingDouble(Near::cosine));
  }

  private List<float[]> vectors(List<String> words) {
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    List<String> fresh = words.stream().filter(word -> !known.containsKey(word)).toList();
    List<float[]> made = search.alike(fresh);
    for (int i = 0; i < fresh.size(); i++) {
      known.put(fresh.get(i), made.get(i));
    }
    return words.stream().map(word -> Objects.requireNonNull(known.get(word))).toList();
  }
}
