package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Answers about rules as text.
record RulesText(Terminal terminal) {

  void all(Map<String, Object> answer) {
    List<Map<String, Object>> rules = JsonTree.objects(answer.get("rules"));
    if (rules.isEmpty()) {
      terminal.answer("no rules: lists are as the models rank them");
    }
    rules.forEach(this::rule);
    findings(answer);
  }

  void kept(Map<String, Object> answer) {
    rule(answer);
    findings(answer);
  }

  void preview(Map<String, Object> answer) {
    terminal.answer("about %s products".formatted(answer.get("products")));
    findings(answer);
    if (answer.get("notes") instanceof List<?> notes) {
      notes.forEach(note -> terminal.answer("! " + note));
    }
    int place = 0;
    for (Map<String, Object> item : JsonTree.objects(answer.get("after"))) {
      Object was = item.get("was");
      terminal.answer(
          "%3d. %-12s %-40s %8.4f  %s"
              .formatted(
                  ++place,
                  text(item, "product"),
                  text(item, "title"),
                  score(item),
                  was == null ? "new" : was.equals((long) place) ? "" : "was " + was));
    }
  }

  void history(Map<String, Object> answer) {
    for (Map<String, Object> revision : JsonTree.objects(answer.get("revisions"))) {
      terminal.answer(
          "%s  %s  %s"
              .formatted(text(revision, "revision"), text(revision, "at"), text(revision, "who")));
      for (Map<String, Object> change : JsonTree.objects(revision.get("changes"))) {
        terminal.answer(
            "     %s %s%s"
                .formatted(
                    text(change, "what"),
                    text(change, "rule"),
                    change.get("after") instanceof Map<?, ?> after
                        ? ": %s where %s".formatted(after.get("effect"), after.get("where"))
                        : ""));
      }
    }
  }

  void taken(Map<String, Object> answer) {
    terminal.answer(
        "%s rules taken over%s"
            .formatted(
                answer.get("accepted"),
                Boolean.TRUE.equals(answer.get("replaced")) ? ", all others removed" : ""));
    for (Map<String, Object> refused : JsonTree.objects(answer.get("rejected"))) {
      terminal.answer("line %s: %s".formatted(text(refused, "line"), text(refused, "reason")));
    }
    findings(answer);
  }

  private static double score(Map<String, Object> item) {
    return item.get("score") instanceof Number score ? score.doubleValue() : Double.NaN;
  }

  private void rule(Map<String, Object> rule) {
    String where = text(rule, "where");
    terminal.answer(
        "%-20s %s  for %s  (%s products)%s%s%s"
            .formatted(
                text(rule, "id"),
                text(rule, "effect"),
                where.isEmpty() ? "everything" : where,
                text(rule, "products"),
                since(rule, "from"),
                since(rule, "until"),
                Boolean.FALSE.equals(rule.get("on")) ? "  off" : ""));
  }

  private void findings(Map<String, Object> answer) {
    JsonTree.objects(answer.get("findings"))
        .forEach(one -> terminal.answer("! " + text(one, "text")));
  }

  private static String since(Map<String, Object> rule, String name) {
    String time = text(rule, name);
    return time.isEmpty() ? "" : "  %s %s".formatted(name, time);
  }

  private static String text(Map<String, Object> members, String name) {
    return Objects.toString(members.get(name), "");
  }
}
