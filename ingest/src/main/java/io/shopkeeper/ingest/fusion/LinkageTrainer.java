package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;
import java.util.Arrays;
import java.util.List;

/// Fits a [LinkageModel] to candidate pairs without labels, by expectation maximisation.
///
/// Between the same and chance there are look-alikes, as Winkler ("Improved decision rules in the
/// Fellegi–Sunter model of record linkage", 1993) has members of a household, here of two kinds:
/// see [PairClass]. Comparisons are taken to be independent within a class. The E step lets the
/// candidates of one record compete, since at most one of a platform is the same: `P(a = b) = o /
/// (1 + Σ o of a's pairs + Σ o of b's pairs − o)`, o the odds of the pair alone. The M step counts,
/// with [Level]'s own shares as Dirichlet prior. Two things are bounded, so that classes cannot
/// change places: look-alikes agree in keys, and in what tells them apart, at most as often as
/// their prior says, and the same disagree there at most twice as often as theirs; and chance has
/// at least [#WRONG] times the agreements of the same.
///
/// Chance is what all pairs show (counted among candidates, sampled among the rest), less the other
/// classes. O(candidates) a step, at most [#STEPS].
final class LinkageTrainer {
  private static final int STEPS = 40;
  private static final double CONVERGED = 1e-4;

  /// Pairs of A × B that are compared to see what chance brings; all of them where there are no
  /// more.
  private static final int SAMPLE = 100_000;

  /// Imagined pairs, and their share of the expected ones, that have the prior's levels.
  private static final double PRIOR_PAIRS = 10;

  private static final double PRIOR_SHARE = .01;

  /// The share of agreements that are wrong, at the least.
  private static final double WRONG = .01;

  private static final double SHARED_AT_FIRST = .2;
  private static final double MOST_ODDS = 1e12;
  private static final double LEAST_PAIRS = .5;
  private static final double MOST_OF_PRIOR = 2;

  /// Where there are but a few records, most pairs are still taken for strangers.
  private static final double MOST_SHARE = .1;

  private static final PairClass[] CLASSES = PairClass.values();
  private static final List<PairClass> LEARNED =
      List.of(PairClass.SAME, PairClass.RELATIVE, PairClass.SIMILAR);
  private static final List<PairClass> OTHERS = List.of(PairClass.RELATIVE, PairClass.SIMILAR);

  private final JointRecords records;
  private final Comparisons comparisons;
  private final Candidates candidates;
  private final double pairs;

  /// Levels of all pairs, by comparison.
  private final double[][] totals;

  LinkageTrainer(JointRecords records, Comparisons comparisons, Candidates candidates) {
    this.records = records;
    this.comparisons = comparisons;
    this.candidates = candidates;
    pairs = Math.max(1, (double) records.sizeA() * records.sizeB());
    totals = totals();
  }

  private double[][] totals() {
    double[][] counts = counts();
    if (pairs <= SAMPLE) {
      for (int a = 0; a < records.sizeA(); a++) {
        for (int b = records.sizeA(); b < records.size(); b++) {
          count(comparisons.pattern(a, b), 1, counts);
        }
      }
      return counts;
    }
    for (int i = 0; i < SAMPLE; i++) {
      int a = (int) Long.remainderUnsigned(Hashes.of(i, 1), records.sizeA());
      int b = (int) Long.remainderUnsigned(Hashes.of(i, 2), records.sizeB());
      count(comparisons.pattern(a, records.sizeA() + b), pairs / SAMPLE, counts);
    }
    for (int pair = 0; pair < candidates.size(); pair++) {
      count(candidates.pattern(pair), 1, counts);
    }
    return counts;
  }

  private double[][] counts() {
    double[][] counts = new double[comparisons.size()][];
    for (int c = 0; c < counts.length; c++) {
      counts[c] = new double[comparisons.at(c).levels().size()];
    }
    return counts;
  }

  private static void count(int pattern, double times, double[][] counts) {
    for (int c = 0; c < counts.length; c++) {
      int level = Comparisons.level(pattern, c);
      if (level >= 0) {
        counts[c][level] += times;
      }
    }
  }

  LinkageModel train() {
    LinkageModel model = first();
    boolean converged = false;
    for (int step = 0; step < STEPS && !converged; step++) {
      LinkageModel next = improved(model);
      converged = distance(model, next) < CONVERGED;
      model = next;
    }
    return model;
  }

  private LinkageModel first() {
    double[][][] levels = new double[CLASSES.length][][];
    double[] classes = new double[CLASSES.length];
    double smaller = Math.min(records.sizeA(), records.sizeB()) / pairs;
    for (PairClass of : CLASSES) {
      levels[of.ordinal()] = counts();
      for (int c = 0; c < comparisons.size(); c++) {
        levels[of.ordinal()][c] = prior(of, comparisons.at(c));
      }
      classes[of.ordinal()] = Math.min(MOST_SHARE, SHARED_AT_FIRST * smaller);
    }
    return model(levels, classes);
  }

  /// The shares of the levels of a comparison in a class before any data is seen. Levels that go by
  /// frequency are certain where values agree by chance: [Rarity] has their probability.
  private static double[] prior(PairClass of, Comparison comparison) {
    double[] prior =
        comparison.levels().stream()
            .mapToDouble(level ->
                switch (of) {
                  case SAME -> level.same();
                  case RELATIVE -> level.relative();
                  case SIMILAR ->
                      comparison.role() == Comparison.Role.EVIDENCE
                          ? Math.sqrt(level.relative() * level.chance())
                          : level.byFrequency() ? 1 : level.chance();
                  case CHANCE -> level.byFrequency() ? 1 : level.chance();
                })
            .toArray();
    if (of == PairClass.SIMILAR && comparison.role() == Comparison.Role.EVIDENCE) {
      double sum = Arrays.stream(prior).sum();
      return Arrays.stream(prior).map(share -> share / sum).toArray();
    }
    return prior;
  }

  private LinkageModel improved(LinkageModel model) {
    int[] distinct = candidates.distinct();
    double[][] expected = new double[CLASSES.length][distinct.length];
    expect(model, expected);
    double[][][] levels = new double[CLASSES.length][][];
    double[] classes = new double[CLASSES.length];
    for (PairClass of : CLASSES) {
      levels[of.ordinal()] = counts();
      for (int p = 0; p < distinct.length; p++) {
        count(distinct[p], expected[of.ordinal()][p], levels[of.ordinal()]);
      }
      double sum = Arrays.stream(expected[of.ordinal()]).sum();
      classes[of.ordinal()] = Math.min(MOST_SHARE, Math.max(LEAST_PAIRS, sum) / pairs);
    }
    levels[PairClass.CHANCE.ordinal()] = chance(levels);
    for (PairClass of : LEARNED) {
      for (int c = 0; c < comparisons.size(); c++) {
        if (of == PairClass.SIMILAR && comparisons.at(c).role() != Comparison.Role.EVIDENCE) {
          levels[of.ordinal()][c] = levels[PairClass.CHANCE.ordinal()][c];
        } else {
          smooth(of, c, levels[of.ordinal()][c], classes[of.ordinal()] * pairs);
        }
      }
    }
    return model(levels, classes);
  }

  /// Adds up by class and pattern how many pairs there are, but for those of chance.
  private void expect(LinkageModel model, double[][] expected) {
    var odds = new PairOdds(model, candidates);
    double[] ofRecord = new double[records.size()];
    double[] own = new double[candidates.size()];
    for (int pair = 0; pair < own.length; pair++) {
      own[pair] = Math.min(MOST_ODDS, odds.of(pair));
      ofRecord[candidates.a()[pair]] += own[pair];
      ofRecord[candidates.b()[pair]] += own[pair];
    }
    for (int pair = 0; pair < own.length; pair++) {
      double all = 1 + ofRecord[candidates.a()[pair]] + ofRecord[candidates.b()[pair]] - own[pair];
      double probability = own[pair] / all;
      int pattern = candidates.patterns()[pair];
      expected[PairClass.SAME.ordinal()][pattern] += probability;
      for (PairClass of : OTHERS) {
        expected[of.ordinal()][pattern] += (1 - probability) * odds.share(of, pair);
      }
    }
  }

  /// What of all pairs is left for chance. Keys and rare agreements are nearly all of the other
  /// classes: then so much is left as is wrong at the least.
  private double[][] chance(double[][][] others) {
    double[][] u = counts();
    for (int c = 0; c < u.length; c++) {
      List<Level> levels = comparisons.at(c).levels();
      double known = 0;
      for (int l = 0; l < u[c].length; l++) {
        double rest = totals[c][l];
        for (PairClass of : LEARNED) {
          rest -= others[of.ordinal()][c][l];
        }
        u[c][l] =
            Math.max(rest, WRONG * others[PairClass.SAME.ordinal()][c][l])
                + PRIOR_PAIRS * levels.get(l).chance();
        known += u[c][l];
      }
      for (int l = 0; l < u[c].length; l++) {
        u[c][l] = levels.get(l).byFrequency() ? 1 : u[c][l] / known;
      }
    }
    return u;
  }

  private void smooth(PairClass of, int c, double[] counts, double expected) {
    Comparison asked = comparisons.at(c);
    double[] prior = prior(of, asked);
    double imagined = PRIOR_PAIRS + PRIOR_SHARE * expected;
    double known = imagined + Arrays.stream(counts).sum();
    for (int l = 0; l < counts.length; l++) {
      counts[l] = (counts[l] + imagined * prior[l]) / known;
    }
    if (of == PairClass.RELATIVE && asked.role() != Comparison.Role.EVIDENCE) {
      boundRelative(asked.levels(), counts);
    }
    if (of == PairClass.SAME && asked.role() == Comparison.Role.IDENTITY) {
      boundSame(asked.levels(), counts);
    }
  }

  private static void boundRelative(List<Level> levels, double[] shares) {
    double above = 0;
    for (int l = 0; l < shares.length; l++) {
      double most = levels.get(l).relative();
      if (levels.get(l).agrees() && shares[l] > most) {
        above += shares[l] - most;
        shares[l] = most;
      }
    }
    shares[shares.length - 1] += above;
  }

  /// Levels that are more common among look-alikes stay rare among the same, so that, where nobody
  /// is on both platforms, look-alikes are not taken for them.
  private static void boundSame(List<Level> levels, double[] shares) {
    double above = 0;
    for (int l = 0; l < shares.length; l++) {
      double most = MOST_OF_PRIOR * levels.get(l).same();
      if (levels.get(l).relative() > levels.get(l).same() && shares[l] > most) {
        above += shares[l] - most;
        shares[l] = most;
      }
    }
    shares[0] += above;
  }

  /// A model of probabilities; what is left of the pairs is chance.
  private LinkageModel model(double[][][] levels, double[] classes) {
    double left = 1;
    for (PairClass of : LEARNED) {
      left -= classes[of.ordinal()];
    }
    classes[PairClass.CHANCE.ordinal()] = left;
    return new LinkageModel(
        comparisons,
        Arrays.stream(levels)
            .map(ofClass ->
                Arrays.stream(ofClass).map(LinkageTrainer::logarithms).toArray(double[][]::new))
            .toArray(double[][][]::new),
        logarithms(classes),
        counts(),
        0);
  }

  private static double[] logarithms(double[] probabilities) {
    return Arrays.stream(probabilities).map(Math::log).toArray();
  }

  private static double distance(LinkageModel one, LinkageModel other) {
    double most = 0;
    for (PairClass of : LEARNED) {
      int k = of.ordinal();
      most = Math.max(most, Math.abs(one.classes()[k] - other.classes()[k]));
      for (int c = 0; c < one.levels()[k].length; c++) {
        for (int l = 0; l < one.levels()[k][c].length; l++) {
          double moved = Math.exp(one.levels()[k][c][l]) - Math.exp(other.levels()[k][c][l]);
          most = Math.max(most, Math.abs(moved));
        }
      }
    }
    return most;
  }
}
