package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.FusedPair.Evidence;
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
  List<Evidence> of(int a, int b, int pattern, Rarity rarity, double odds) {
    PairClass other = model.alternative(pattern, rarity);
    List<Evidence> evidence = new ArrayList<>();
    double sum = 0;
    for (int c = 0; c < model.comparisons().size(); c++) {
      int level = Comparisons.level(pattern, c);
      if (level >= 0) {
        Comparison comparison = model.comparisons().at(c);
        double bits = bits(c, level, other, a, b);
        evidence.add(new Evidence(comparison.name(), comparison.levels().get(level).name(), bits));
        sum += bits;
      }
    }
    double[] classes = model.classes();
    double prior =
        (classes[PairClass.SAME.ordinal()] - classes[other.ordinal()] + model.bias()) / LN2;
    evidence.add(new Evidence("before", "against " + other.label(), prior));
    double rest = Math.log(odds) / LN2 - sum - prior;
    if (Math.abs(rest) >= NOTHING) {
      evidence.add(new Evidence("others", "explanations and candidates", rest));
    }
    return evidence;
  }

  private double bits(int c, int level, PairClass other, int a, int b) {
    Comparison comparison = model.comparisons().at(c);
    double against = model.levels()[other.ordinal()][c][level];
    if (comparison.levels().get(level).byFrequency()) {
      double frequency = Math.log(comparison.frequency(a, b, level));
      boolean identity = comparison.role() == Comparison.Role.IDENTITY;
      var own = identity ? new Rarity((float) frequency, 0) : new Rarity(0, (float) frequency);
      against += own.in(other);
    }
    double same = model.levels()[PairClass.SAME.ordinal()][c][level];
    return (same - against + model.shift()[c][level]) / LN2;
  }
}
