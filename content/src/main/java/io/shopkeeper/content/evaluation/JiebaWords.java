package io.shopkeeper.content.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts Chinese as `jieba.cut` 0.42.1 does, the words of the published figures: the most probable
/// path through a dictionary, runs of single characters cut again by a hidden Markov model. Both
/// tables are those of `com.huaban:jieba-analysis`, whose own cutter weighs unknown words
/// otherwise. Loads in about half a second; safe for any number of threads after that.
final class JiebaWords {
  private static final Pattern BLOCK = Pattern.compile("[\\u4E00-\\u9FD5a-zA-Z0-9+#&._%\\-]+");
  private static final Pattern HAN = Pattern.compile("[\\u4E00-\\u9FD5]+");
  private static final Pattern LATIN = Pattern.compile("[a-zA-Z0-9]+(?:\\.\\d+)?%?");

  /// Occurrences of words; 0 for a mere beginning of one.
  private final Map<String, Integer> words = new HashMap<>();

  private final CharacterStates states;
  private final double logTotal;

  JiebaWords() {
    long total = 0;
    for (String line : lines("/dict.txt")) {
      String[] cells = line.split(" ", -1);
      String word = cells[0];
      int occurrences = Integer.parseInt(cells[1]);
      total += occurrences;
      words.put(word, occurrences);
      for (int end = 1; end < word.length(); end++) {
        words.putIfAbsent(word.substring(0, end), 0);
      }
    }
    logTotal = Math.log((double) total);
    states = CharacterStates.parse(lines("/prob_emit.txt"));
  }

  /// The words of a text, punctuation and blanks included: joined, they are the text.
  List<String> of(String text) {
    var cut = new ArrayList<String>();
    split(BLOCK, text, block -> dictionary(block, cut), rest -> characters(rest, cut));
    return cut;
  }

  private void dictionary(String block, List<String> cut) {
    int[] ends = mostProbable(block);
    var unknown = new StringBuilder();
    for (int at = 0; at < block.length(); at = ends[at]) {
      if (ends[at] - at == 1) {
        unknown.append(block.charAt(at));
      } else {
        unknown(unknown, cut);
        cut.add(block.substring(at, ends[at]));
      }
    }
    unknown(unknown, cut);
  }

  /// Where the word that starts at each place ends on the best path from there on.
  private int[] mostProbable(String block) {
    int length = block.length();
    double[] best = new double[length + 1];
    int[] ends = new int[length];
    for (int start = length - 1; start >= 0; start--) {
      best[start] = Double.NEGATIVE_INFINITY;
      for (int end = start + 1; end <= length; end++) {
        Integer occurrences = words.get(block.substring(start, end));
        if ((occurrences != null && occurrences > 0) || end == start + 1) {
          double known = occurrences == null || occurrences == 0 ? 1 : occurrences;
          double score = Math.log(known) - logTotal + best[end];
          if (score >= best[start]) {
            best[start] = score;
            ends[start] = end;
          }
        }
        if (occurrences == null) {
          break;
        }
      }
    }
    return ends;
  }

  private void unknown(StringBuilder run, List<String> cut) {
    String text = run.toString();
    run.setLength(0);
    if (text.length() < 2 || words.getOrDefault(text, 0) > 0) {
      characters(text, cut);
    } else {
      split(HAN, text, han -> states.cut(han, cut), rest -> split(LATIN, rest, cut::add, cut::add));
    }
  }

  private static void characters(String text, List<String> cut) {
    text.codePoints().mapToObj(Character::toString).forEach(cut::add);
  }

  private static void split(
      Pattern pattern, String text, Consumer<String> matched, Consumer<String> between) {
    Matcher matcher = pattern.matcher(text);
    int from = 0;
    while (matcher.find()) {
      if (matcher.start() > from) {
        between.accept(text.substring(from, matcher.start()));
      }
      matched.accept(matcher.group());
      from = matcher.end();
    }
    if (from < text.length()) {
      between.accept(text.substring(from));
    }
  }

  private static List<String> lines(String resource) {
    try (InputStream in = JiebaWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
