package io.shopkeeper.search.words;

import io.shopkeeper.language.words.Pinyin;
import io.shopkeeper.numeric.EditDistance;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds for words that no product has those that were probably meant: Latin ones within one or two
/// changed, left out, added or exchanged letters (Damerau, "A technique for computer detection and
/// correction of spelling errors", CACM 1964), two words written as one, Chinese ones that sound
/// the same, and Chinese typed as it sounds.
///
/// A correction costs O(words of the catalogue), some milliseconds for 50,000; a known word
/// nothing. Safe for any number of threads.
public final class Spelling {
  private static final Pattern TOKEN = Pattern.compile("\\p{IsHan}+|\\p{IsLatin}+");
  private static final int SHORTEST = 4;
  private static final int LONG = 8;
  private static final int LONGEST = 32;
  private static final int LONGEST_HAN = 6;

  /// How often the catalogue has a word.
  private final Map<String, Integer> words = new ConcurrentHashMap<>();

  /// The commonest word of Han characters by how it sounds.
  private final Map<String, String> sounds = new ConcurrentHashMap<>();

  /// Learns a word of the catalogue.
  public void add(String word) {
    int times = words.merge(word, 1, Integer::sum);
    if (times == 1 && isHan(word) && word.length() > 1 && word.length() <= LONGEST_HAN) {
      sounds.merge(
          Pinyin.of(word),
          word,
          (held, other) ->
              words.getOrDefault(held, 0) >= words.getOrDefault(other, 0) ? held : other);
    }
  }

  /// The text with unknown words corrected; empty where nothing is to be corrected.
  ///
  /// @param text in normal form
  /// @param known whether a product has the word
  /// @param spelt whether it is a word, so that no other is meant, though no product may have it
  public Optional<String> correct(String text, Predicate<String> known, Predicate<String> spelt) {
    String corrected =
        TOKEN
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(meant(found, known, spelt)));
    return corrected.equals(text) ? Optional.empty() : Optional.of(corrected);
  }

  private String meant(MatchResult found, Predicate<String> known, Predicate<String> spelt) {
    String token = found.group();
    if (isHan(token)) {
      return meantHan(token, known);
    }
    if (token.length() < SHORTEST || token.length() > LONGEST || known.test(token)) {
      return token;
    }
    String sounding = sounds.get(token);
    if (sounding != null) {
      return sounding;
    }
    String near = spelt.test(token) ? null : nearest(token);
    if (near != null) {
      return near;
    }
    String parted = parted(token);
    return parted == null ? token : parted;
  }

  private @Nullable String nearest(String token) {
    int most = token.length() < LONG ? 1 : 2;
    String best = null;
    int bestDistance = most + 1;
    int bestTimes = 0;
    for (Map.Entry<String, Integer> entry : words.entrySet()) {
      String word = entry.getKey();
      if (Math.abs(word.length() - token.length()) > most || word.length() < SHORTEST - 1) {
        continue;
      }
      int distance = EditDistance.atMost(Math.min(most, bestDistance), token, word);
      if (distance < bestDistance
          || distance == bestDistance
              && best != null
              && better(word, entry.getValue(), best, bestTimes, token)) {
        best = word;
        bestDistance = distance;
        bestTimes = entry.getValue();
      }
    }
    return best;
  }

  /// Of words as near, one that begins alike, then the commoner one, then by the alphabet.
  private static boolean better(String word, int times, String best, int bestTimes, String token) {
    boolean alike = word.charAt(0) == token.charAt(0);
    boolean bestAlike = best.charAt(0) == token.charAt(0);
    if (alike != bestAlike) {
      return alike;
    }
    return times != bestTimes ? times > bestTimes : word.compareTo(best) < 0;
  }

  private @Nullable String parted(String token) {
    String best = null;
    int bestTimes = 0;
    for (int at = SHORTEST - 1; at <= token.length() - SHORTEST + 1; at++) {
      int left = words.getOrDefault(token.substring(0, at), 0);
      int right = words.getOrDefault(token.substring(at), 0);
      if (Math.min(left, right) > bestTimes) {
        bestTimes = Math.min(left, right);
        best = token.substring(0, at) + " " + token.substring(at);
      }
    }
    return best;
  }

  /// From the left, the longest part that no product has but sounds as a word that some have.
  private String meantHan(String run, Predicate<String> known) {
    var meant = new StringBuilder();
    int at = 0;
    while (at < run.length()) {
      int length = Math.min(LONGEST_HAN, run.length() - at);
      String word = null;
      while (length >= 2 && word == null) {
        String part = run.substring(at, at + length);
        if (words.containsKey(part)) {
          word = part;
        } else {
          word = allPairsKnown(part, known) ? null : sounds.get(Pinyin.of(part));
        }
        length -= word == null ? 1 : 0;
      }
      if (word == null) {
        meant.append(run.charAt(at++));
      } else {
        meant.append(word);
        at += length;
      }
    }
    return meant.toString();
  }

  private static boolean allPairsKnown(String part, Predicate<String> known) {
    for (int i = 0; i + 2 <= part.length(); i++) {
      if (!known.test(part.substring(i, i + 2))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHan(String word) {
    return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
  }
}
