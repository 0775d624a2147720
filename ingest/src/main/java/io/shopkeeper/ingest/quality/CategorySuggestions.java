package io.shopkeeper.ingest.quality;

import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.clean.Likeness;
import io.shopkeeper.ingest.quality.CategorySuggestion.Basis;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the categories of platforms may be in the shop.
///
/// The shop's categories are those of products without a platform, else of the platform with most
/// products, and whatever a person has mapped to. For each other category the nearest of them is
/// sought: by products that are the same, of which half at least must be there; by the name of the
/// last part (Jaro–Winkler of .9 and more); by the words of the titles (cosine of tf-idf of .3 and
/// more; G. Salton, C. Buckley, *Term-weighting approaches*, 1988). Cost: categories of platforms ×
/// categories of the shop.
final class CategorySuggestions {
  private static final double NEAR_NAME = .9;
  private static final double NEAR_TITLES = .3;

  private final Map<Path, Long> products = new TreeMap<>();
  private final Set<String> own = new TreeSet<>();
  private final Map<Path, Map<Path, Long>> merged = new HashMap<>();
  private final Map<Path, Map<String, Double>> words = new HashMap<>();

  /// A category of a platform.
  private record Path(String platform, String path) implements Comparable<Path> {
    @Override
    public int compareTo(Path other) {
      return Comparator.comparing(Path::platform).thenComparing(Path::path).compare(this, other);
    }

    String leaf() {
      return path.substring(path.lastIndexOf('>') + 1).strip().toLowerCase(Locale.ROOT);
    }
  }

  private CategorySuggestions() {}

  /// The categories that the shop does not have, those with most products first.
  static List<CategorySuggestion> of(Facts facts) {
    var suggestions = new CategorySuggestions();
    suggestions.readPaths(facts);
    List<Path> unknown =
        suggestions.products.keySet().stream()
            .filter(path -> !suggestions.own.contains(path.path()))
            .toList();
    if (unknown.isEmpty()) {
      return List.of();
    }
    suggestions.readMerged(facts);
    suggestions.readWords(facts);
    return unknown.stream()
        .map(suggestions::suggestion)
        .sorted(
            Comparator.comparingLong(CategorySuggestion::products)
                .reversed()
                .thenComparing(CategorySuggestion::platform)
                .thenComparing(CategorySuggestion::category))
        .toList();
  }

  private void readPaths(Facts facts) {
    Map<String, Long> platforms = new TreeMap<>();
    facts.list(
        Query.of(CategorySuggestions.class, "platform-paths.sql"),
        row -> {
          products.put(new Path(row.text(0), row.text(1)), row.integer(2));
          platforms.merge(row.text(0), row.integer(2), Long::sum);
          return row.truth(3) && own.add(row.text(1));
        });
    String reference =
        platforms.containsKey(StoredRecords.OWN)
            ? StoredRecords.OWN
            : platforms.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    products.keySet().stream()
        .filter(path -> path.platform().equals(reference))
        .forEach(path -> own.add(path.path()));
  }

  private void readMerged(Facts facts) {
    facts.list(
        Query.of(CategorySuggestions.class, "platform-merged-paths.sql"),
        row ->
            merged
                .computeIfAbsent(new Path(row.text(0), row.text(1)), _ -> new TreeMap<>())
                .merge(new Path(row.text(2), row.text(3)), row.integer(4), Long::sum));
  }

  /// Words by category, weighted by how few categories have them, of length 1 in all.
  private void readWords(Facts facts) {
    Map<String, Integer> categories = new HashMap<>();
    facts.list(
        Query.of(CategorySuggestions.class, "platform-title-words.sql"),
        row -> {
          categories.merge(row.text(2), 1, Integer::sum);
          return words
              .computeIfAbsent(new Path(row.text(0), row.text(1)), _ -> new HashMap<>())
              .put(row.text(2), (double) row.integer(3));
        });
    int all = words.size();
    for (Map<String, Double> weights : words.values()) {
      weights.replaceAll((word, titles) ->
          (1 + Math.log(titles)) * Math.log1p((double) all / categories.getOrDefault(word, all)));
      double length =
          Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
      weights.replaceAll((_, weight) -> weight / length);
    }
  }

  private CategorySuggestion suggestion(Path path) {
    String byProducts = byProducts(path);
    if (byProducts != null) {
      return suggestion(path, byProducts, Basis.MERGED);
    }
    String byName = null;
    String byTitles = null;
    double nearestName = NEAR_NAME;
    double nearestTitles = NEAR_TITLES;
    for (Path candidate : candidates()) {
      double name = Likeness.jaroWinkler(path.leaf(), candidate.leaf());
      double titles = cosine(words.get(path), words.get(candidate));
      if (name > nearestName || byName == null && name == nearestName) {
        nearestName = name;
        byName = candidate.path();
      }
      if (titles > nearestTitles) {
        nearestTitles = titles;
        byTitles = candidate.path();
      }
    }
    if (byName != null) {
      return suggestion(path, byName, Basis.NAME);
    }
    return suggestion(path, byTitles, byTitles == null ? Basis.NONE : Basis.TITLES);
  }

  private List<Path> candidates() {
    List<Path> candidates = new ArrayList<>();
    products.keySet().stream().filter(path -> own.contains(path.path())).forEach(candidates::add);
    return candidates;
  }

  /// The shop's category of most products that are the same, if half of them are there.
  private @Nullable String byProducts(Path path) {
    Map<String, Long> there = new TreeMap<>();
    merged
        .getOrDefault(path, Map.of())
        .forEach((other, count) -> {
          if (own.contains(other.path())) {
            there.merge(other.path(), count, Long::sum);
          }
        });
    long all = there.values().stream().mapToLong(Long::longValue).sum();
    return there.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> 2 * most.getValue() >= all)
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private CategorySuggestion suggestion(Path path, @Nullable String suggestion, Basis basis) {
    return new CategorySuggestion(
        path.platform(),
        path.path(),
        products.getOrDefault(path, 0L),
        products.values().stream().mapToLong(Long::longValue).sum(),
        suggestion,
        basis);
  }

  private static double cosine(
      @Nullable Map<String, Double> one, @Nullable Map<String, Double> other) {
    if (one == null || other == null) {
      return 0;
    }
    return one.entrySet().stream()
        .mapToDouble(word -> word.getValue() * other.getOrDefault(word.getKey(), 0.0))
        .sum();
  }
}
