package io.shopkeeper.ingest.fusion;

import io.shopkeeper.ingest.fusion.FusedPair.Basis;
import io.shopkeeper.ingest.fusion.FusedPair.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Which contenders are merged and which a person should see.
///
/// From the most probable on, each group of A with one group of B: whoever has a partner gets no
/// other, so that merges never run in circles. A pair with a key that agrees needs to be less
/// probable ([#KEY_PROBABILITY]), unless it is the only one and all else disagrees; what tells
/// look-alikes apart may be contradicted only where two keys agree, and a brand only where one
/// does.
final class Decisions {
  private static final double KEY_PROBABILITY = .8;
  private static final int CONVINCING_KEYS = 2;

  private final JointRecords records;
  private final LinkageModel model;
  private final Contenders contenders;
  private final DuplicateGroups groups;
  private final FusionSettings settings;
  private final Map<Integer, Integer> partners = new HashMap<>();
  private double expectedSame;
  private double expectedWrong;

  Decisions(
      JointRecords records,
      LinkageModel model,
      Contenders contenders,
      DuplicateGroups groups,
      FusionSettings settings) {
    this.records = records;
    this.model = model;
    this.contenders = contenders;
    this.groups = groups;
    this.settings = settings;
  }

  /// What a pair gets before partners are looked at.
  private enum Verdict {
    SURE,
    BY_KEY,
    SAID,
    DOUBTFUL,
    CONTRADICTED,
    NOTHING
  }

  FusionResult decide(FusionResult.Counts counts) {
    double[] odds = new double[contenders.size()];
    for (int pair = 0; pair < odds.length; pair++) {
      odds[pair] =
          contenders.isLabelled(pair)
              ? contenders.odds(pair)
              : contenders.oddsAmongOthers(pair, groups);
      expectedSame += odds[pair] / (1 + odds[pair]);
    }
    int[] order =
        IntStream.range(0, odds.length)
            .filter(pair -> verdict(pair, odds[pair]) != Verdict.NOTHING)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer pair) -> -odds[pair])
                    .thenComparing(pair -> contenders.a(pair))
                    .thenComparing(pair -> contenders.b(pair)))
            .mapToInt(pair -> pair)
            .toArray();
    List<Decided> decided = new ArrayList<>();
    for (int pair : order) {
      decided.add(decide(pair, odds[pair]));
    }
    decided.sort(
        Comparator.comparingInt((Decided each) -> contenders.a(each.pair()))
            .thenComparingInt(each -> contenders.b(each.pair())));
    return new FusionResult(
        pairs(decided, Decision.MERGE),
        pairs(decided, Decision.REVIEW),
        new FusionResult.Counts(
            counts.recordsA(),
            counts.recordsB(),
            counts.candidates(),
            counts.repaired(),
            groups.duplicates(),
            counts.labels(),
            expectedSame,
            expectedWrong));
  }

  private record Decided(int pair, double odds, Decision decision, Basis basis) {}

  private Verdict verdict(int pair, double odds) {
    if (contenders.isLabelled(pair)) {
      return Verdict.SAID;
    }
    int pattern = contenders.pattern(pair);
    Comparisons comparisons = model.comparisons();
    double probability = odds / (1 + odds);
    int keys = comparisons.agreeingKeys(pattern);
    if (keys > 0 && keys < CONVINCING_KEYS && comparisons.isAllElseContrary(pattern)) {
      return Verdict.CONTRADICTED;
    }
    if (probability < settings.reviewProbability()) {
      return Verdict.NOTHING;
    }
    boolean contradicted =
        keys == 0
            ? comparisons.isExcluded(pattern)
            : keys < CONVINCING_KEYS && comparisons.isIdentityContradicted(pattern);
    if (contradicted) {
      return Verdict.CONTRADICTED;
    }
    if (keys > 0 && probability >= Math.min(KEY_PROBABILITY, settings.mergeProbability())) {
      return Verdict.BY_KEY;
    }
    return probability >= settings.mergeProbability() ? Verdict.SURE : Verdict.DOUBTFUL;
  }

  private Decided decide(int pair, double odds) {
    return switch (verdict(pair, odds)) {
      case SAID -> {
        takesPartner(pair);
        yield new Decided(pair, odds, Decision.MERGE, Basis.LABEL);
      }
      case SURE -> merged(pair, odds, Basis.SCORE);
      case BY_KEY -> merged(pair, odds, Basis.KEY);
      case CONTRADICTED -> new Decided(pair, odds, Decision.REVIEW, Basis.CONTRADICTED);
      case DOUBTFUL, NOTHING -> new Decided(pair, odds, Decision.REVIEW, Basis.SCORE);
    };
  }

  private Decided merged(int pair, double odds, Basis basis) {
    if (!takesPartner(pair)) {
      return new Decided(pair, odds, Decision.REVIEW, Basis.TAKEN);
    }
    expectedWrong += 1 / (1 + odds);
    return new Decided(pair, odds, Decision.MERGE, basis);
  }

  /// Whether the groups of both are free, or each other's already.
  private boolean takesPartner(int pair) {
    int left = groups.root(contenders.a(pair));
    int right = groups.root(contenders.b(pair));
    Integer ofLeft = partners.get(left);
    Integer ofRight = partners.get(right);
    if (ofLeft == null && ofRight == null) {
      partners.put(left, right);
      partners.put(right, left);
      return true;
    }
    return ofLeft != null && ofLeft == right;
  }

  private List<FusedPair> pairs(List<Decided> decided, Decision decision) {
    var explanation = new Explanation(model);
    List<FusedPair> pairs = new ArrayList<>();
    for (Decided each : decided) {
      if (each.decision() == decision) {
        int a = contenders.a(each.pair());
        int b = contenders.b(each.pair());
        pairs.add(
            new FusedPair(
                records.record(a),
                records.record(b),
                each.odds() / (1 + each.odds()),
                decision,
                each.basis(),
                explanation.of(
                    a,
                    b,
                    contenders.pattern(each.pair()),
                    contenders.rarity(each.pair()),
                    each.odds())));
      }
    }
    return pairs;
  }
}
