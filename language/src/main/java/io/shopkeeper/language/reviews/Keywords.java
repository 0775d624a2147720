package io.shopkeeper.language.reviews;

import io.shopkeeper.language.words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What texts are about, in words and phrases: nouns, and nouns with the noun or adjective before
/// them.
///
/// Of one text those that are frequent in it and rare in others (Spärck Jones, "A statistical
/// interpretation of term specificity", 1972); of a group of texts those that are more frequent in
/// it than elsewhere by the log-likelihood ratio (Dunning, "Accurate methods for the statistics of
/// surprise and coincidence", 1993).
///
/// @param texts how many were counted
/// @param frequency in how many of them each phrase is
public record Keywords(int texts, Map<String, Integer> frequency) {
  private static final int LEAST_TEXTS = 2;

  /// No other texts: every phrase is as rare as any.
  public static final Keywords NONE = new Keywords(0, Map.of());

  public Keywords {
    frequency = Map.copyOf(frequency);
  }

  /// Counts texts of which the phrases are given; phrases of one text only are forgotten.
  public static Keywords of(List<Set<String>> phrases) {
    var counts = new HashMap<String, Integer>();
    phrases.forEach(own -> own.forEach(phrase -> counts.merge(phrase, 1, Integer::sum)));
    counts.values().removeIf(count -> count < LEAST_TEXTS);
    return new Keywords(phrases.size(), counts);
  }

  /// The phrases of clauses, with how often each is there, in the order they come.
  static Map<String, Integer> phrases(String plain, List<List<Word>> clauses) {
    var counts = new LinkedHashMap<String, Integer>();
    for (List<Word> words : clauses) {
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        if (word.kind() != Word.Kind.NOUN || word.span().length() < 2) {
          continue;
        }
        counts.merge(word.text(), 1, Integer::sum);
        if (i > 0 && leads(words.get(i - 1))) {
          String phrase = plain.substring(words.get(i - 1).span().start(), word.span().end());
          counts.merge(Phrases.key(phrase), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static boolean leads(Word word) {
    return (word.kind() == Word.Kind.NOUN || word.kind() == Word.Kind.ADJECTIVE)
        && word.span().length() > 1;
  }

  /// The best phrases of one text; one that is part of a better one is left out.
  List<String> best(Map<String, Integer> own, int count) {
    return chosen(
        own.keySet().stream()
            .sorted(
                Comparator.comparingDouble(
                        (String phrase) -> -weight(phrase, own.getOrDefault(phrase, 1)))
                    .thenComparing(Comparator.naturalOrder()))
            .toList(),
        count);
  }

  private double weight(String phrase, int times) {
    double rarity = Math.log((texts + 2.0) / (frequency.getOrDefault(phrase, 0) + 1.0));
    // A phrase seen nowhere else is as likely an accident of cutting.
    boolean known = texts == 0 || frequency.containsKey(phrase);
    return (1 + Math.log(times)) * rarity * (known ? 1 : .5);
  }

  /// The phrases that tell a group of texts, counted in this, from all texts.
  public List<String> typicalOf(Keywords group, int count) {
    return chosen(
        group.frequency.keySet().stream()
            .filter(phrase -> surprise(group, phrase) > 0)
            .sorted(
                Comparator.comparingDouble((String phrase) -> -surprise(group, phrase))
                    .thenComparing(Comparator.naturalOrder()))
            .toList(),
        count);
  }

  /// The log-likelihood ratio of a phrase being more frequent in the group; 0 where it is less.
  private double surprise(Keywords group, String phrase) {
    double a = group.frequency.getOrDefault(phrase, 0);
    double b = Math.max(0, frequency.getOrDefault(phrase, 0) - a);
    double inGroup = group.texts;
    double elsewhere = Math.max(0, texts - group.texts);
    if (elsewhere == 0) {
      return a;
    }
    if (a / inGroup <= b / elsewhere) {
      return 0;
    }
    return 2
        * (likelihood(a, inGroup, a / inGroup)
            + likelihood(b, elsewhere, b / elsewhere)
            - likelihood(a, inGroup, (a + b) / (inGroup + elsewhere))
            - likelihood(b, elsewhere, (a + b) / (inGroup + elsewhere)));
  }

  private static double likelihood(double hits, double of, double p) {
    return (hits == 0 ? 0 : hits * Math.log(p)) + (of == hits ? 0 : (of - hits) * Math.log(1 - p));
  }

  private static List<String> chosen(List<String> ranked, int count) {
    var chosen = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (String phrase : ranked) {
      if (chosen.size() == count) {
        break;
      }
      if (chosen.stream().noneMatch(other -> other.contains(phrase) || phrase.contains(other))
          && seen.add(phrase)) {
        chosen.add(phrase);
      }
    }
    return chosen;
  }
}
