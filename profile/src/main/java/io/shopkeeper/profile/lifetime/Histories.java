package io.shopkeeper.profile.lifetime;

import io.shopkeeper.profile.ProfileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The distinct histories of some customers with their counts, by repeats.
record Histories(List<Counted> distinct, int customers) {

  record Counted(History history, int count) {}

  /// @throws ProfileException if nobody bought again: nothing could be told of rates
  static Histories of(List<History> histories) {
    Map<History, Integer> counts = new HashMap<>();
    histories.forEach(history -> counts.merge(history, 1, Integer::sum));
    if (counts.keySet().stream().noneMatch(history -> history.repeats() > 0)) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "none of %,d customers bought a second time: a longer period is needed"
              .formatted(histories.size()));
    }
    List<Counted> distinct = new ArrayList<>();
    counts.forEach((history, count) -> distinct.add(new Counted(history, count)));
    Comparator<Counted> byRepeats = Comparator.comparingInt(c -> c.history.repeats());
    distinct.sort(
        byRepeats
            .thenComparingDouble(c -> c.history.lastRepeat())
            .thenComparingDouble(c -> c.history.age()));
    return new Histories(distinct, histories.size());
  }
}
