package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Two cells in each other's place, such as brand and title, price and quantity.
final class Swaps implements RecordFault {
  private static final List<List<String>> PAIRS = TextTable.rows(Swaps.class, "swaps.tsv");

  @Override
  public Optional<Spoilt> in(Row row, RandomGenerator random) {
    List<List<String>> possible = PAIRS.stream().filter(pair -> differ(row, pair)).toList();
    if (possible.isEmpty()) {
      return Optional.empty();
    }
    List<String> pair = Pick.any(possible, random);
    String left = pair.get(0);
    String right = pair.get(1);
    return Optional.of(
        new Spoilt(
            FaultKind.SWAPPED_COLUMNS, Map.of(left, row.cell(right), right, row.cell(left))));
  }

  private static boolean differ(Row row, List<String> pair) {
    String left = row.cell(pair.get(0));
    String right = row.cell(pair.get(1));
    return !left.isEmpty() && !right.isEmpty() && !left.equals(right);
  }
}
