package io.shopkeeper.search.synonyms;

import io.shopkeeper.search.lexical.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Synonyms in force. One step is taken, never two: where `a = b` and `b = c`, who writes `a` is
/// not shown `c`.
///
/// Reading a query costs O(synonyms · its length), and the search that follows once more for each
/// reading. Safe for any number of threads.
public final class Synonyms {
  public static final Synonyms NONE = new Synonyms(List.of());

  /// Ways to read one query, the written one among them.
  private static final int MOST_READINGS = 8;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");
  private static final String LATIN = "[\\p{IsLatin}\\p{Nd}]";

  private final List<Swap> swaps = new ArrayList<>();

  /// What the synonyms consist of.
  private final Set<String> terms = new HashSet<>();

  /// @param first a part of `written`, looked for before it
  private record Swap(String first, Pattern written, String words, String by) {
    static Swap of(String words, String by) {
      List<String> parts = WORD.matcher(words).results().map(found -> found.group()).toList();
      String pattern =
          String.join("[\\s'’-]*", parts.stream().map(Pattern::quote).toList()) + "(?:'?s|es)?";
      return new Swap(
          parts.getFirst(),
          // A Chinese word is found inside of others, a Latin one is not.
          Pattern.compile(
              "(?<!" + LATIN + "(?=" + LATIN + "))" + pattern + "(?!(?<=" + LATIN + ")" + LATIN
                  + ")"),
          words,
          " " + by + " ");
    }

    boolean isIn(String text) {
      return text.contains(first) && written.matcher(text).find();
    }

    String apply(String text) {
      return written.matcher(text).replaceAll(Matcher.quoteReplacement(by));
    }
  }

  public Synonyms(Collection<Synonym> synonyms) {
    for (Synonym one : synonyms) {
      swaps.add(Swap.of(one.words(), one.means()));
      if (one.bothWays()) {
        swaps.add(Swap.of(one.means(), one.words()));
      }
      terms.addAll(Terms.ofQuery(one.words()).keySet());
      terms.addAll(Terms.ofQuery(one.means()).keySet());
    }
  }

  /// Whether a word, in any form, is part of a synonym: it is no slip of the pen, then.
  public boolean has(String word) {
    return !terms.isEmpty() && terms.containsAll(Terms.ofQuery(word).keySet());
  }

  /// The ways to read a query, as it was written first.
  ///
  /// @param text in normal form
  public List<Reading> read(String text) {
    Reading written = Reading.of(text, Map.of());
    Map<String, Map<String, String>> readings = new LinkedHashMap<>();
    readings.put(text, Map.of());
    for (Swap swap : swaps) {
      if (swap.isIn(text)) {
        for (Map.Entry<String, Map<String, String>> one : List.copyOf(readings.entrySet())) {
          if (readings.size() < MOST_READINGS) {
            readings.putIfAbsent(swap.apply(one.getKey()), with(one.getValue(), swap, written));
          }
        }
      }
    }
    return readings.entrySet().stream()
        .map(one -> one.getKey().equals(text) ? written : Reading.of(one.getKey(), one.getValue()))
        .toList();
  }

  private static Map<String, String> with(Map<String, String> before, Swap swap, Reading written) {
    var standsFor = new HashMap<>(before);
    for (String term : Terms.ofQuery(swap.by).keySet()) {
      if (!written.terms().containsKey(term)) {
        standsFor.putIfAbsent(term, swap.words);
      }
    }
    return standsFor;
  }
}
