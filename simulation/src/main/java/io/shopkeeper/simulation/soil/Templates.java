package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The ways in which titles, names and addresses are written.
final class Templates {
  /// By kind and language, as in `title-zh`.
  private static final Map<String, List<String>> TEMPLATES =
      TextTable.rows(Templates.class, "templates.tsv").stream()
          .collect(
              Collectors.groupingBy(
                  row -> row.get(0) + "-" + row.get(1),
                  Collectors.mapping(row -> row.get(2), Collectors.toUnmodifiableList())));

  private Templates() {}

  /// One writing, drawn.
  ///
  /// @param kind `title`, `name` or `address`
  /// @param parts what stands for each `{name}`
  static String write(
      String kind, boolean chinese, Map<String, String> parts, RandomGenerator random) {
    String key = kind + (chinese ? "-zh" : "-en");
    List<String> templates = TEMPLATES.getOrDefault(key, List.of());
    String text = Pick.any(templates, random);
    for (var part : parts.entrySet()) {
      text = text.replace("{" + part.getKey() + "}", part.getValue());
    }
    return text;
  }
}
