package io.shopkeeper.ingest.fusion;

/// Records of one platform that are the same customer or product twice, as far as it matters: they
/// compete for one partner on the other platform and are compared with each other for that.
///
/// Those whose keys agree need only be more probable than not. So both can be merged with their
/// partner, where one-to-one assignment would leave one out.
final class DuplicateGroups {
  /// More rivals than this for one partner are not compared pair by pair.
  private static final int MOST_RIVALS = 8;

  private static final double RIVAL_ODDS = .25;

  private final int[] parents;
  private int duplicates;

  private DuplicateGroups(int records) {
    parents = new int[records];
    for (int i = 0; i < records; i++) {
      parents[i] = i;
    }
  }

  static DuplicateGroups of(
      JointRecords records, LinkageModel model, Contenders contenders, double probability) {
    var groups = new DuplicateGroups(records.size());
    double enough = Math.log(probability / (1 - probability));
    for (int record = 0; record < records.size(); record++) {
      groups.compareRivals(record, model, contenders, enough);
    }
    return groups;
  }

  private void compareRivals(int record, LinkageModel model, Contenders contenders, double enough) {
    int[] pairs = contenders.of(record);
    int[] rivals = new int[MOST_RIVALS];
    int count = 0;
    for (int pair : pairs) {
      if (contenders.odds(pair) >= RIVAL_ODDS && count < MOST_RIVALS) {
        rivals[count++] = contenders.partner(pair, record);
      }
    }
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (!same(rivals[i], rivals[j]) && isDuplicate(rivals[i], rivals[j], model, enough)) {
          join(rivals[i], rivals[j]);
        }
      }
    }
  }

  private static boolean isDuplicate(int one, int other, LinkageModel model, double enough) {
    Comparisons comparisons = model.comparisons();
    int pattern = comparisons.pattern(one, other);
    if (comparisons.isExcluded(pattern)) {
      return false;
    }
    double logOdds = model.logOdds(pattern, comparisons.rarity(one, other, pattern));
    return logOdds >= (comparisons.agreeingKeys(pattern) > 0 ? 0 : enough);
  }

  private void join(int one, int other) {
    int first = root(one);
    int second = root(other);
    parents[Math.max(first, second)] = Math.min(first, second);
    duplicates++;
  }

  /// The least number of a record's group.
  int root(int record) {
    int root = record;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }

  boolean same(int one, int other) {
    return one == other || root(one) == root(other);
  }

  /// How many records are another one once more.
  int duplicates() {
    return duplicates;
  }
}
