package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Sizes and colours, and in how many ways each is written.
final class Writings {
  private static final List<List<String>> ROWS = TextTable.rows(Writings.class, "writings.tsv");
  private static final Map<String, List<String>> ENGLISH = plain(1);
  private static final Map<String, List<String>> CHINESE = plain(2);
  private static final Map<String, List<String>> OTHERS = others();

  private Writings() {}

  /// The plain writings of all values of a scheme: `size`, `volume`, `power` or `colour`.
  static List<String> plain(String scheme, boolean chinese) {
    return (chinese ? CHINESE : ENGLISH).getOrDefault(scheme, List.of());
  }

  /// Other writings of a plain one; empty if it is none.
  static List<String> others(String plain) {
    return OTHERS.getOrDefault(plain, List.of());
  }

  private static Map<String, List<String>> plain(int column) {
    return ROWS.stream()
        .collect(
            Collectors.groupingBy(
                List::getFirst,
                Collectors.mapping(row -> row.get(column), Collectors.toUnmodifiableList())));
  }

  private static Map<String, List<String>> others() {
    Map<String, List<String>> others = new HashMap<>();
    for (List<String> row : ROWS) {
      var all = new ArrayList<>(row.subList(1, 3));
      all.addAll(List.of(row.get(3).split("\\|")));
      for (String plain : row.subList(1, 3)) {
        others.put(plain, all.stream().filter(writing -> !writing.equals(plain)).toList());
      }
    }
    return others;
  }
}
