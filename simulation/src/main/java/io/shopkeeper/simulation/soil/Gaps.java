package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A cell that is empty, or says in words that there is nothing.
final class Gaps implements RecordFault {
  private static final List<String> BLANKS =
      TextTable.rows(Gaps.class, "blanks.tsv").stream().map(List::getFirst).toList();

  @Override
  public Optional<Spoilt> in(Row row, RandomGenerator random) {
    List<String> columns =
        Stream.of(Role.values())
            .filter(role -> role != Role.KEY)
            .flatMap(role -> row.filled(role).stream())
            .toList();
    return columns.isEmpty()
        ? Optional.empty()
        : Spoilt.of(FaultKind.MISSING, Pick.any(columns, random), Pick.any(BLANKS, random));
  }
}
