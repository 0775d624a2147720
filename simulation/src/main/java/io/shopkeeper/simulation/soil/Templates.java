package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The ways in which titles, names and addresses are written.
final class Templates {
  private static final List<List<String>> ROWS = TextTable.rows(Templates.class, "templates.tsv");

  private Templates() {}

  /// One writing, drawn.
  ///
  /// @param kind `title`, `name` or `address`
  /// @param parts what stands for each `{name}`
  static String write(
      String kind, boolean chinese, Map<String, String> parts, RandomGenerator random) {
    List<String> templates =
        ROWS.stream()
            .filter(row -> row.get(0).equals(kind) && row.get(1).equals(chinese ? "zh" : "en"))
            .map(row -> row.get(2))
            .toList();
    String text = RecordFault.anyOf(templates, random);
    for (var part : parts.entrySet()) {
      text = text.replace("{" + part.getKey() + "}", part.getValue());
    }
    return text;
  }
}
