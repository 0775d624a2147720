package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.FusedPair.Evidence;
import io.shopkeeper.ingest.fusion.LinkageModel.Alternative;
import java.util.ArrayList;
import java.util.List;

/// Takes a probability apart: what each comparison counts, against that other explanation which is
/// the best; what is known before any comparison; what labels corrected; and what other candidates
/// take away.
final class Explanation {
  private static final double LN2 = Math.log(2);
  private static final double NOTHING = .005;

  private final LinkageModel model;

  Explanation(LinkageModel model) {
    this.model = model;
  }

  /// Evidence that adds up to the base-2 logarithm of the odds.
  List<Evidence> of(int a, int b, int pattern, double rarity, double odds) {
    Comparisons comparisons = model.comparisons();
    Alternative alternative = model.alternative(pattern, rarity);
    boolean relative = alternative == Alternative.RELATIVE;
    List<Evidence> evidence = new ArrayList<>();
    double sum = 0;
    for (int c = 0; c < comparisons.size(); c++) {
      int level = Comparisons.level(pattern, c);
      if (level < 0) {
        continue;
      }
      Comparison comparison = comparisons.at(c);
      Level found = comparison.levels().get(level);
      double against = relative ? model.r()[c][level] : model.u()[c][level];
      if (!relative && found.byFrequency()) {
        against += Math.log(comparison.frequency(a, b, level));
      }
      double bits = (model.m()[c][level] - against + model.shift()[c][level]) / LN2;
      evidence.add(new Evidence(comparison.name(), found.name(), bits));
      sum += bits;
    }
    double prior =
        (model.logM() - (relative ? model.logR() : model.logU()) + model.bias()) / LN2;
    evidence.add(
        new Evidence("before", relative ? "against look-alikes" : "against chance", prior));
    double rest = Math.log(odds) / LN2 - sum - prior;
    if (Math.abs(rest) >= NOTHING) {
      evidence.add(new Evidence("others", "explanations and candidates", rest));
    }
    return evidence;
  }
}
