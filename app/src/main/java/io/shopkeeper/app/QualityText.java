package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is odd about a shop's data, as a person reads it.
final class QualityText {
  private QualityText() {}

  /// Prints an answer of the HTTP interface: as it is for a program, in words for a person.
  static void print(String answer, Terminal terminal) {
    if (terminal.json()) {
      terminal.out().println(answer);
      return;
    }
    List<Map<String, Object>> findings = objects(JsonTree.object(answer).get("findings"));
    if (findings.isEmpty()) {
      terminal.answer("Nothing odd was found.");
    }
    for (Map<String, Object> finding : findings) {
      terminal.answer("%-8s %s".formatted(finding.get("severity"), finding.get("title")));
      terminal.answer("         " + finding.get("explanation"));
      terminal.answer("         → " + finding.get("advice"));
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(@Nullable Object list) {
    return list instanceof List<?> ? (List<Map<String, Object>>) list : List.of();
  }
}
