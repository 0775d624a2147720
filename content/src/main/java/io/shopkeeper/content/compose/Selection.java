package io.shopkeeper.content.compose;

import java.util.ArrayList;
import java.util.List;

/// Some passages and how well they are expected to overlap with the text a person would write.
/// Passages come and go in time proportional to their length.
final class Selection {
  private static final int FINE = 4;
  private static final int WORD = Gram.WORD.index();
  private static final int PAIR = Gram.WORD_PAIR.index();

  /// Of expected matches, so that a product of precisions is not nothing at once.
  private static final double SMOOTHING = .05;

  /// The longest common subsequence is so much of the common words, about.
  private static final double IN_ORDER = .75;

  private final GramTable table;
  private final ExpectedText expected;
  private final byte[] counts;
  private final List<Passage> passages = new ArrayList<>();

  // Expected matches and totals by kind, words and pairs as often as they are said.
  private final double[] matches = new double[Gram.KINDS];
  private final int[] totals = new int[Gram.KINDS];
  // Likewise of words and pairs once each.
  private double wordMatches;
  private double pairMatches;
  private int words;
  private int pairs;

  Selection(GramTable table, ExpectedText expected) {
    this.table = table;
    this.expected = expected;
    this.counts = new byte[table.grams()];
  }

  List<Passage> passages() {
    return List.copyOf(passages);
  }

  /// The expected sum of BLEU-4, ROUGE-1, -2 and -L.
  double score() {
    if (totals[0] == 0) {
      return 0;
    }
    double logarithms = Math.min(0, 1 - expected.totals()[0] / totals[0]);
    for (int kind = 0; kind < FINE; kind++) {
      logarithms += Math.log((matches[kind] + SMOOTHING) / (totals[kind] + SMOOTHING)) / FINE;
    }
    return Math.exp(logarithms)
        + 2 * wordMatches / (words + expected.distinctWords())
        + 2 * pairMatches / (pairs + expected.distinctPairs())
        + 2 * IN_ORDER * matches[WORD] / (totals[WORD] + expected.totals()[WORD]);
  }

  /// The score with one more passage.
  double with(Passage passage) {
    add(passage);
    double score = score();
    remove(passage);
    return score;
  }

  void add(Passage passage) {
    passages.add(passage);
    change(passage, 1);
  }

  /// Takes out the last passage that is this one.
  void remove(Passage passage) {
    passages.remove(passages.lastIndexOf(passage));
    change(passage, -1);
  }

  private void change(Passage passage, int by) {
    Measured grams = passage.grams();
    for (int kind = 0; kind < Gram.KINDS; kind++) {
      int[] known = grams.known()[kind];
      totals[kind] += by * grams.totals()[kind];
      int unknown = grams.totals()[kind] - known.length;
      words += kind == WORD ? by * unknown : 0;
      pairs += kind == PAIR ? by * unknown : 0;
      for (int gram : known) {
        int occurrence = by > 0 ? counts[gram]++ : --counts[gram];
        int slot = table.slot(gram, occurrence);
        double match = slot < 0 ? 0 : by * expected.filled()[slot];
        matches[kind] += match;
        if (occurrence == 0 && kind == WORD) {
          words += by;
          wordMatches += match;
        } else if (occurrence == 0 && kind == PAIR) {
          pairs += by;
          pairMatches += match;
        }
      }
    }
  }
}
