package io.shopkeeper.assist.faq;

import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.LongIndex;
import java.util.ArrayList;
import java.util.List;

/// How much texts share of their runs of words and letters: the cosine of their runs, each weighed
/// by how rare it is among the texts.
///
/// @param holders of every run the texts it is in
/// @param norms of the texts
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Spelling(LongIndex runs, List<List<Integer>> holders, double[] norms) {

  static Spelling of(List<TextFeatures> texts) {
    var runs = new LongIndex();
    var holders = new ArrayList<List<Integer>>();
    for (int text = 0; text < texts.size(); text++) {
      for (long run : texts.get(text).ngrams()) {
        int number = runs.add(run);
        if (number == holders.size()) {
          holders.add(new ArrayList<>());
        }
        holders.get(number).add(text);
      }
    }
    var spelling = new Spelling(runs, holders, new double[texts.size()]);
    for (int text = 0; text < texts.size(); text++) {
      spelling.norms[text] = spelling.norm(texts.get(text).ngrams());
    }
    return spelling;
  }

  /// The overlap of a text with each, in [0, 1].
  ///
  /// @param text its distinct runs
  double[] overlaps(long[] text) {
    double[] overlaps = new double[norms.length];
    double own = norm(text);
    for (long run : text) {
      int number = runs.find(run);
      if (number >= 0) {
        double rarity = rarity(run);
        for (int holder : holders.get(number)) {
          overlaps[holder] += rarity * rarity / (own * norms[holder]);
        }
      }
    }
    return overlaps;
  }

  private double norm(long[] text) {
    double squares = 0;
    for (long run : text) {
      double rarity = rarity(run);
      squares += rarity * rarity;
    }
    return squares == 0 ? 1 : Math.sqrt(squares);
  }

  private double rarity(long run) {
    int number = runs.find(run);
    int known = number < 0 ? 0 : holders.get(number).size();
    return Math.log((norms.length + 1) / (known + .5));
  }
}
