package io.shopkeeper.content.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// ROUGE-1, -2 and -L of one text against one other, over words (Lin, "ROUGE", 2004), as
/// `rouge_chinese` counts them: distinct n-grams for the first two, all words for the longest
/// common subsequence.
///
/// @param one F of words, in [0, 1], as the others
/// @param two F of pairs of words
/// @param longest F of the longest common subsequence
record WordRouge(double one, double two, double longest) {
  private static final double TINY = 1e-8;

  /// All 0 where either has no word.
  static WordRouge of(List<String> written, List<String> reference) {
    List<String> hypothesis = written.stream().filter(word -> !word.isBlank()).toList();
    List<String> truth = reference.stream().filter(word -> !word.isBlank()).toList();
    return new WordRouge(
        shared(new HashSet<>(hypothesis), new HashSet<>(truth)),
        shared(pairs(hypothesis), pairs(truth)),
        balanced(subsequence(hypothesis, truth), hypothesis.size(), truth.size()));
  }

  private static <T> double shared(Set<T> hypothesis, Set<T> truth) {
    long both = hypothesis.stream().filter(truth::contains).count();
    return balanced((double) both, hypothesis.size(), truth.size());
  }

  private static Set<List<String>> pairs(List<String> words) {
    var pairs = new HashSet<List<String>>();
    for (int i = 0; i + 1 < words.size(); i++) {
      pairs.add(List.of(words.get(i), words.get(i + 1)));
    }
    return pairs;
  }

  private static double balanced(double both, int hypothesis, int truth) {
    double precision = hypothesis == 0 ? 0 : both / hypothesis;
    double recall = truth == 0 ? 0 : both / truth;
    return 2 * precision * recall / (precision + recall + TINY);
  }

  private static int subsequence(List<String> one, List<String> other) {
    int[] before = new int[other.size() + 1];
    for (String word : one) {
      int[] now = new int[before.length];
      for (int j = 0; j < other.size(); j++) {
        now[j + 1] = word.equals(other.get(j)) ? before[j] + 1 : Math.max(before[j + 1], now[j]);
      }
      before = now;
    }
    return before[other.size()];
  }
}
