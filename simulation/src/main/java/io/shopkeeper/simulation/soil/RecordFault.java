package io.shopkeeper.simulation.soil;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One way in which cells of a record go wrong.
interface RecordFault {

  /// What the cells become; empty if the record has nothing that can go wrong in this way. Then no
  /// cell of the result is what it was.
  Optional<Spoilt> in(Row row, RandomGenerator random);

  /// @param cells column to what it becomes
  record Spoilt(FaultKind kind, Map<String, String> cells) {
    static Optional<Spoilt> of(FaultKind kind, String column, String after) {
      return Optional.of(new Spoilt(kind, Map.of(column, after)));
    }
  }

  static <T> T anyOf(List<T> from, RandomGenerator random) {
    return from.get(random.nextInt(from.size()));
  }
}
