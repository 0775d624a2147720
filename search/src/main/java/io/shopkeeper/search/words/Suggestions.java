package io.shopkeeper.search.words;

import io.shopkeeper.domain.Product;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.words.Pinyin;
import io.shopkeeper.search.lexical.Terms;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What somebody who has typed a beginning may want to look for: words and pairs of words of
/// titles, brands, categories and whole titles, those of most products first. Chinese is found by
/// what it looks like, how it sounds and the first letters of that.
///
/// An answer costs O(entries with the beginning), of which at most [#MOST_READ] are read. Safe for
/// any number of threads.
public final class Suggestions {
  private static final int MOST_READ = 20_000;

  /// A beginning is no longer than this.
  private static final int LONGEST = 64;

  private static final int MOST_TITLE = 80;

  /// A pair of words is worth suggesting where several products have it.
  private static final int LEAST_PAIR = 2;

  /// What a name of a kind counts beside a word of a title.
  private static final int NAME = 2;

  private static final String END = "\0";

  private final ConcurrentNavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>();

  /// @param weight by how many products it is borne
  private record Entry(String text, int least, AtomicInteger weight) {}

  /// What may be looked for.
  ///
  /// @param products about how many have it
  public record Suggestion(String text, int products) {}

  /// Learns the words of a product that is new.
  public void add(Product product) {
    List<String> words = Terms.plain(product.title());
    var pairs = new HashSet<String>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).length() > 1 && !Character.isDigit(words.get(i).charAt(0))) {
        pairs.add(words.get(i));
      }
      if (i > 0) {
        String between = isHan(words.get(i)) && isHan(words.get(i - 1)) ? "" : " ";
        pairs.add(words.get(i - 1) + between + words.get(i));
      }
    }
    pairs.forEach(text -> add(text, LEAST_PAIR, 1));
    product.categories().forEach(name -> add(name, 1, NAME));
    if (product.brand() != null && !product.brand().isBlank()) {
      add(product.brand(), 1, NAME);
    }
    if (product.title().length() <= MOST_TITLE) {
      add(product.title(), 1, 1);
    }
  }

  private void add(String text, int least, int weight) {
    String key = NormalText.of(text);
    if (key.isEmpty()) {
      return;
    }
    Entry entry =
        entries.computeIfAbsent(key + END + text, _ -> new Entry(text, least, new AtomicInteger()));
    if (entry.weight.getAndAdd(weight) == 0 && key.chars().anyMatch(c -> isHan((char) c))) {
      entries.put(Pinyin.of(key) + END + text, entry);
      entries.put(Pinyin.initials(key) + END + text, entry);
    }
  }

  /// What begins as somebody began, best first; nothing for a blank beginning.
  public List<Suggestion> of(String beginning, int count) {
    String cut = beginning.length() > LONGEST ? beginning.substring(0, LONGEST) : beginning;
    String from = NormalText.of(cut);
    if (from.isEmpty()) {
      return List.of();
    }
    Map<String, Suggestion> found = new HashMap<>();
    int read = 0;
    for (Entry entry : entries.subMap(from, from + Character.MAX_VALUE).values()) {
      int weight = entry.weight.get();
      if (weight >= entry.least) {
        found.merge(
            entry.text.toLowerCase(Locale.ROOT),
            new Suggestion(entry.text, weight),
            (a, b) -> a.products >= b.products ? a : b);
      }
      if (++read == MOST_READ) {
        break;
      }
    }
    return found.values().stream()
        .sorted(
            Comparator.comparingInt(Suggestion::products)
                .reversed()
                .thenComparingInt(suggestion -> suggestion.text.length())
                .thenComparing(Suggestion::text))
        .limit(count)
        .toList();
  }

  private static boolean isHan(String word) {
    return isHan(word.charAt(0));
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }
}
