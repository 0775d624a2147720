package io.shopkeeper.simulation.soil;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One way in which cells of a record go wrong.
interface RecordFault {

  /// What cells become, each another than it was; empty if the record has nothing that can go wrong
  /// in this way.
  Optional<Spoilt> in(Row row, RandomGenerator random);

  /// @param cells column to what it becomes
  record Spoilt(FaultKind kind, Map<String, String> cells) {
    static Optional<Spoilt> of(FaultKind kind, String column, String after) {
      return Optional.of(new Spoilt(kind, Map.of(column, after)));
    }
  }
}
