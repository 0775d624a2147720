package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;

/// What is odd about a shop's data, as a person reads it.
final class QualityText {
  private QualityText() {}

  /// Prints an answer of the HTTP interface: as it is for a program, in words for a person.
  static void print(String answer, Terminal terminal) {
    if (terminal.json()) {
      terminal.out().println(answer);
      return;
    }
    List<Map<String, Object>> findings = JsonTree.objects(JsonTree.object(answer).get("findings"));
    if (findings.isEmpty()) {
      terminal.answer("Nothing odd was found.");
    }
    for (Map<String, Object> finding : findings) {
      terminal.answer("%-8s %s".formatted(finding.get("severity"), finding.get("title")));
      terminal.answer("         " + finding.get("explanation"));
      terminal.answer("         → " + finding.get("advice"));
    }
  }

  /// Prints what categories of platforms may be in the shop, as lines of `categories.tsv`; for a
  /// program the list as it is in the answer.
  static void printCategories(String answer, Terminal terminal) {
    List<Map<String, Object>> categories =
        JsonTree.objects(JsonTree.object(answer).get("categories"));
    if (terminal.json()) {
      terminal.out().println(JsonTree.text(categories));
      return;
    }
    if (categories.isEmpty()) {
      terminal.say("every category is known");
    }
    for (Map<String, Object> category : categories) {
      terminal.out().println(category.get("line"));
    }
  }
}
