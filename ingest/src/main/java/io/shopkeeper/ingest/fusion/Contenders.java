package io.shopkeeper.ingest.fusion;

import java.util.Arrays;
import java.util.List;

/// The candidate pairs that have a chance, by record, with the odds of each; hopeless ones are left
/// out.
final class Contenders {
  /// Odds below this change no probability that is shown.
  private static final double LEAST_ODDS = 1e-5;

  private static final double MOST_ODDS = 1e15;

  private final int[] a;
  private final int[] b;
  private final double[] odds;
  private final int[] patterns;
  private final Rarity[] rarity;
  private final boolean[] labelled;

  /// For each record where its pairs begin in `byRecord`.
  private final int[] starts;

  private final int[] byRecord;

  private Contenders(
      int size,
      int[] a,
      int[] b,
      double[] odds,
      int[] patterns,
      Rarity[] rarity,
      boolean[] labelled) {
    this.a = a;
    this.b = b;
    this.odds = odds;
    this.patterns = patterns;
    this.rarity = rarity;
    this.labelled = labelled;
    starts = new int[size + 1];
    for (int pair = 0; pair < a.length; pair++) {
      starts[a[pair] + 1]++;
      starts[b[pair] + 1]++;
    }
    for (int i = 0; i < size; i++) {
      starts[i + 1] += starts[i];
    }
    byRecord = new int[2 * a.length];
    int[] next = Arrays.copyOf(starts, size);
    for (int pair = 0; pair < a.length; pair++) {
      byRecord[next[a[pair]]++] = pair;
      byRecord[next[b[pair]]++] = pair;
    }
  }

  /// Pairs that a person called the same are among them even where they were no candidates; those
  /// called different are not.
  static Contenders of(
      JointRecords records,
      LinkageModel model,
      Candidates candidates,
      List<FusionLabels.Pair> labels) {
    var collected = new Collected(candidates.size() / 8 + labels.size() + 1);
    var said = new PairSet();
    labels.forEach(label -> said.add(label.a(), label.b()));
    Comparisons comparisons = model.comparisons();
    for (FusionLabels.Pair label : labels) {
      if (label.same()) {
        int pattern = comparisons.pattern(label.a(), label.b());
        Rarity rarity = comparisons.rarity(label.a(), label.b(), pattern);
        collected.add(label.a(), label.b(), MOST_ODDS, pattern, rarity, true);
      }
    }
    var odds = new PairOdds(model, candidates);
    for (int pair = 0; pair < candidates.size(); pair++) {
      double own = odds.of(pair);
      int left = candidates.a()[pair];
      int right = candidates.b()[pair];
      boolean key = comparisons.agreeingKeys(candidates.pattern(pair)) > 0;
      if ((own >= LEAST_ODDS || key) && !said.contains(left, right)) {
        collected.add(
            left,
            right,
            Math.min(MOST_ODDS, own),
            candidates.pattern(pair),
            candidates.rarity(pair),
            false);
      }
    }
    return collected.contenders(records.size());
  }

  int size() {
    return a.length;
  }

  int a(int pair) {
    return a[pair];
  }

  int b(int pair) {
    return b[pair];
  }

  /// The odds of a pair alone.
  double odds(int pair) {
    return odds[pair];
  }

  int pattern(int pair) {
    return patterns[pair];
  }

  Rarity rarity(int pair) {
    return rarity[pair];
  }

  /// Whether a person called it the same.
  boolean isLabelled(int pair) {
    return labelled[pair];
  }

  /// The pairs of a record.
  int[] of(int record) {
    return Arrays.copyOfRange(byRecord, starts[record], starts[record + 1]);
  }

  /// The other record of a pair.
  int partner(int pair, int record) {
    return a[pair] == record ? b[pair] : a[pair];
  }

  /// The odds of a pair against none and all others, where those of the same group as one of the
  /// two are no others.
  double oddsAmongOthers(int pair, DuplicateGroups groups) {
    return odds[pair]
        / (1 + others(pair, a[pair], b[pair], groups) + others(pair, b[pair], a[pair], groups));
  }

  private double others(int pair, int record, int partner, DuplicateGroups groups) {
    double sum = 0;
    for (int at = starts[record]; at < starts[record + 1]; at++) {
      int other = byRecord[at];
      int rival = partner(other, record);
      if (other != pair && !groups.same(rival, partner)) {
        sum += odds[other];
      }
    }
    return sum;
  }

  /// Pairs in the making.
  private static final class Collected {
    private int[] a;
    private int[] b;
    private double[] odds;
    private int[] patterns;
    private Rarity[] rarity;
    private boolean[] labelled;
    private int size;

    Collected(int capacity) {
      a = new int[capacity];
      b = new int[capacity];
      odds = new double[capacity];
      patterns = new int[capacity];
      rarity = new Rarity[capacity];
      labelled = new boolean[capacity];
    }

    void add(int left, int right, double own, int pattern, Rarity rare, boolean said) {
      if (size == a.length) {
        resize(size + size / 2 + 1);
      }
      a[size] = left;
      b[size] = right;
      odds[size] = own;
      patterns[size] = pattern;
      rarity[size] = rare;
      labelled[size++] = said;
    }

    private void resize(int capacity) {
      a = Arrays.copyOf(a, capacity);
      b = Arrays.copyOf(b, capacity);
      odds = Arrays.copyOf(odds, capacity);
      patterns = Arrays.copyOf(patterns, capacity);
      rarity = Arrays.copyOf(rarity, capacity);
      labelled = Arrays.copyOf(labelled, capacity);
    }

    Contenders contenders(int records) {
      resize(size);
      return new Contenders(records, a, b, odds, patterns, rarity, labelled);
    }
  }
}
