package io.shopkeeper.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many products of one list each cap has counted so far.
final class CapCounts {
  private final RulesInForce rules;
  private final List<Map<Integer, Integer>> counts = new ArrayList<>();
  private final Set<String> full = new LinkedHashSet<>();

  CapCounts(RulesInForce rules) {
    this.rules = rules;
    rules.caps().forEach(_ -> counts.add(new HashMap<>()));
  }

  /// Whether another product would still be within all caps.
  boolean hasRoom(int row) {
    for (int i = 0; i < counts.size(); i++) {
      int cap = rules.caps().get(i);
      int group = rules.compiled().group(cap, row);
      if (group >= 0 && counts.get(i).getOrDefault(group, 0) >= most(cap)) {
        full.add(rules.rule(cap).id());
        return false;
      }
    }
    return true;
  }

  void count(int row) {
    for (int i = 0; i < counts.size(); i++) {
      int group = rules.compiled().group(rules.caps().get(i), row);
      if (group >= 0) {
        counts.get(i).merge(group, 1, Integer::sum);
      }
    }
  }

  /// The caps that kept something out.
  List<String> full() {
    return List.copyOf(full);
  }

  private int most(int cap) {
    return rules.rule(cap).effect() instanceof Effect.Cap(int most, _) ? most : Integer.MAX_VALUE;
  }
}
