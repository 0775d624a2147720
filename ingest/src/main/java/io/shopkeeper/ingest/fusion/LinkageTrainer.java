package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.clean.Hashes;
import java.util.List;

/// Fits a [LinkageModel] to candidate pairs without labels, by expectation maximisation.
///
/// Three classes, as Winkler ("Improved decision rules in the Fellegi–Sunter model of record
/// linkage", 1993) has them: the same; look-alikes, which share nearly everything but what tells
/// them apart; chance. Comparisons are taken to be independent within a class. The E step lets the
/// candidates of one record compete, since at most one of a platform is the same: `P(a = b) = o / (1 +
/// Σ o of a's pairs + Σ o of b's pairs − o)`, o the odds of the pair alone. The M step counts, with
/// [Level]'s own shares as Dirichlet prior. Two things are not learned but given, so that classes
/// cannot change places: how look-alikes compare in what tells them apart, and that at least
/// [#WRONG] of the agreements at a level are others than the same.
///
/// Chance is what all pairs show (counted among candidates, sampled among the rest), less the two
/// other classes. O(candidates) a step, at most [#STEPS].
final class LinkageTrainer {
  private static final int STEPS = 40;
  private static final double CONVERGED = 1e-4;

  /// Pairs of A × B that are compared to see what chance brings; all of them where there are no
  /// more.
  private static final int SAMPLE = 300_000;

  /// Imagined pairs, and their share of the expected ones, that have the prior's levels.
  private static final double PRIOR_PAIRS = 10;

  private static final double PRIOR_SHARE = .01;

  /// The share of agreements that are wrong, at the least.
  private static final double WRONG = .01;

  private static final double SHARED_AT_FIRST = .2;
  private static final double MOST_ODDS = 1e12;

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
    double[][] same = counts();
    double[][] relative = counts();
    double[][] chance = counts();
    for (int c = 0; c < same.length; c++) {
      List<Level> levels = comparisons.at(c).levels();
      for (int l = 0; l < levels.size(); l++) {
        same[c][l] = levels.get(l).same();
        relative[c][l] = levels.get(l).relative();
        chance[c][l] = levels.get(l).byFrequency() ? 1 : levels.get(l).chance();
      }
    }
    double smaller = Math.min(records.sizeA(), records.sizeB()) / pairs;
    return model(same, relative, chance, SHARED_AT_FIRST * smaller, SHARED_AT_FIRST * smaller);
  }

  private LinkageModel improved(LinkageModel model) {
    int patterns = candidates.distinct().length;
    double[] same = new double[patterns];
    double[] relative = new double[patterns];
    expect(model, same, relative);
    double[][] m = counts();
    double[][] r = counts();
    double allSame = 0;
    double allRelative = 0;
    for (int p = 0; p < patterns; p++) {
      count(candidates.distinct()[p], same[p], m);
      count(candidates.distinct()[p], relative[p], r);
      allSame += same[p];
      allRelative += relative[p];
    }
    double[][] u = chance(m, r, allSame);
    for (int c = 0; c < m.length; c++) {
      smooth(c, m[c], allSame, true);
      smooth(c, r[c], allRelative, false);
    }
    return model(m, r, u, Math.max(.5, allSame) / pairs, Math.max(.5, allRelative) / pairs);
  }

  /// Adds up by pattern how many pairs are the same, and how many look-alikes.
  private void expect(LinkageModel model, double[] same, double[] relative) {
    PairOdds odds = PairOdds.of(model, candidates);
    double[] ofRecord = new double[records.size()];
    for (int pair = 0; pair < candidates.size(); pair++) {
      double own = Math.min(MOST_ODDS, odds.of(pair));
      ofRecord[candidates.a()[pair]] += own;
      ofRecord[candidates.b()[pair]] += own;
    }
    for (int pair = 0; pair < candidates.size(); pair++) {
      double own = Math.min(MOST_ODDS, odds.of(pair));
      double all = 1 + ofRecord[candidates.a()[pair]] + ofRecord[candidates.b()[pair]] - own;
      double probability = own / all;
      int pattern = candidates.patterns()[pair];
      same[pattern] += probability;
      relative[pattern] += (1 - probability) * odds.relativeShare(pair);
    }
  }

  /// What of all pairs is left for chance. Keys and rare agreements are nearly all of the other
  /// classes: then so much is left as is wrong at the least.
  private double[][] chance(double[][] m, double[][] r, double allSame) {
    double[][] u = counts();
    for (int c = 0; c < u.length; c++) {
      List<Level> levels = comparisons.at(c).levels();
      double known = 0;
      for (int l = 0; l < u[c].length; l++) {
        u[c][l] =
            Math.max(totals[c][l] - m[c][l] - r[c][l], WRONG * m[c][l])
                + PRIOR_PAIRS * levels.get(l).chance();
        known += u[c][l];
      }
      for (int l = 0; l < u[c].length; l++) {
        u[c][l] = levels.get(l).byFrequency() ? 1 : u[c][l] / known;
      }
    }
    return u;
  }

  private void smooth(int comparison, double[] counts, double expected, boolean same) {
    Comparison asked = comparisons.at(comparison);
    double imagined = PRIOR_PAIRS + PRIOR_SHARE * expected;
    double known = imagined;
    for (double count : counts) {
      known += count;
    }
    for (int l = 0; l < counts.length; l++) {
      Level level = asked.levels().get(l);
      double prior = same ? level.same() : level.relative();
      boolean given = !same && asked.role() == Comparison.Role.IDENTITY;
      counts[l] = given ? prior : (counts[l] + imagined * prior) / known;
    }
  }

  /// A model of probabilities.
  private LinkageModel model(
      double[][] m, double[][] r, double[][] u, double same, double relative) {
    double chance = Math.max(1e-3, 1 - same - relative);
    return new LinkageModel(
        comparisons,
        logarithms(m),
        logarithms(r),
        logarithms(u),
        Math.log(same),
        Math.log(relative),
        Math.log(chance),
        counts(),
        0);
  }

  private static double[][] logarithms(double[][] probabilities) {
    double[][] logarithms = new double[probabilities.length][];
    for (int c = 0; c < logarithms.length; c++) {
      logarithms[c] = java.util.Arrays.stream(probabilities[c]).map(Math::log).toArray();
    }
    return logarithms;
  }

  private static double distance(LinkageModel one, LinkageModel other) {
    double most =
        Math.max(Math.abs(one.logM() - other.logM()), Math.abs(one.logR() - other.logR()));
    for (int c = 0; c < one.m().length; c++) {
      for (int l = 0; l < one.m()[c].length; l++) {
        double moved = Math.exp(one.m()[c][l]) - Math.exp(other.m()[c][l]);
        most = Math.max(most, Math.abs(moved));
      }
    }
    return most;
  }
}
