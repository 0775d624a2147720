package io.shopkeeper.ingest.fusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What people have said of pairs, free of contradictions.
///
/// "Same" is transitive: who says that a1 is b1, b1 is a2 and a2 is b2 has said that a1 is b2. A
/// label that contradicts earlier ones, directly or around such a circle, is refused.
public final class FusionLabels {
  private final Map<String, Integer> numbersA;
  private final Map<String, Integer> numbersB;
  private final int sizeA;

  /// For each record the next one on the way to the root of those that are the same.
  private final int[] parents;

  private final Map<Long, FusionLabel> accepted = new LinkedHashMap<>();

  /// How a label was taken.
  public sealed interface Outcome {
    record Accepted() implements Outcome {}

    /// The same was said before.
    record Repeated() implements Outcome {}

    /// @param reason a sentence for the person who gave the label
    record Refused(String reason) implements Outcome {}
  }

  /// No labels yet, for the records of two platforms.
  public FusionLabels(List<FusionRecord> a, List<FusionRecord> b) {
    numbersA = numbers(a, 0);
    numbersB = numbers(b, a.size());
    sizeA = a.size();
    parents = new int[a.size() + b.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = i;
    }
  }

  private static Map<String, Integer> numbers(List<FusionRecord> records, int first) {
    Map<String, Integer> numbers = HashMap.newHashMap(records.size());
    for (int i = 0; i < records.size(); i++) {
      numbers.put(records.get(i).id(), first + i);
    }
    return numbers;
  }

  /// Takes a label if it can be right.
  public Outcome add(FusionLabel label) {
    Integer a = numbersA.get(label.idA());
    Integer b = numbersB.get(label.idB());
    if (a == null) {
      return new Outcome.Refused("A has no record '%s'".formatted(label.idA()));
    }
    if (b == null) {
      return new Outcome.Refused("B has no record '%s'".formatted(label.idB()));
    }
    FusionLabel before = accepted.get(pair(a, b));
    if (before != null) {
      return before.same() == label.same()
          ? new Outcome.Repeated()
          : refused(label, "the opposite was said before");
    }
    int rootA = root(a);
    int rootB = root(b);
    if (!label.same() && rootA == rootB) {
      return refused(label, "earlier labels, one after another, make them the same");
    }
    if (label.same() && areApart(rootA, rootB)) {
      return refused(label, "earlier labels, one after another, make them different");
    }
    if (label.same()) {
      parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    }
    accepted.put(pair(a, b), label);
    return new Outcome.Accepted();
  }

  private static Outcome refused(FusionLabel label, String reason) {
    return new Outcome.Refused(
        "'%s' and '%s' cannot be %s: %s"
            .formatted(label.idA(), label.idB(), label.same() ? "the same" : "different", reason));
  }

  private boolean areApart(int one, int other) {
    for (Map.Entry<Long, FusionLabel> entry : accepted.entrySet()) {
      if (!entry.getValue().same()) {
        int left = root((int) (entry.getKey() >>> Integer.SIZE));
        int right = root(entry.getKey().intValue());
        if (left == one && right == other || left == other && right == one) {
          return true;
        }
      }
    }
    return false;
  }

  private int root(int record) {
    int root = record;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private static long pair(int a, int b) {
    return (long) a << Integer.SIZE | b;
  }

  /// How many were taken.
  public int size() {
    return accepted.size();
  }

  /// A pair by its joint numbers, and what was said of it.
  record Pair(int a, int b, boolean same) {}

  /// In the order in which they were taken.
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>(accepted.size());
    accepted.forEach((key, label) ->
        pairs.add(new Pair((int) (key >>> Integer.SIZE), key.intValue(), label.same())));
    return pairs;
  }

  /// Whether these labels are of so many records.
  boolean fits(int a, int b) {
    return sizeA == a && parents.length == a + b;
  }
}
