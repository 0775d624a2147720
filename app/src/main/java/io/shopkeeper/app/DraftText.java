package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A product's texts as a person reads them, each line with the facts it rests on.
final class DraftText {
  private DraftText() {}

  /// Prints an answer of the HTTP interface: as it is for a program, in words for a person.
  static void print(String answer, Terminal terminal) {
    if (terminal.json()) {
      terminal.out().println(answer);
      return;
    }
    Map<String, Object> draft = JsonTree.object(answer);
    if (draft.containsKey("unwritten")) {
      terminal.answer(
          "%s: nothing was written: %s"
              .formatted(
                  draft.get("product"),
                  "no_facts".equals(draft.get("unwritten"))
                      ? "neither an attribute nor a brand nor a category is known"
                      : "its title is in a language that is not written"));
      return;
    }
    terminal.answer("%s".formatted(member(draft.get("title"), "text")));
    lines("bullets", draft, terminal);
    lines("sentences", draft, terminal);
    terminal.answer("search");
    terminal.answer("  %s".formatted(member(draft.get("search"), "title")));
    terminal.answer("  %s".formatted(member(draft.get("search"), "description")));
    lines("script", draft, terminal);
    terminal.answer("checks: %s of 100".formatted(member(draft.get("checks"), "score")));
    for (Object finding : list(member(draft.get("checks"), "findings"))) {
      terminal.answer("  %s: %s".formatted(member(finding, "kind"), member(finding, "en")));
    }
    for (Object omitted : list(draft.get("omitted"))) {
      terminal.answer(
          "left out: %s %s (%s)"
              .formatted(
                  member(omitted, "name"), member(omitted, "value"), member(omitted, "why")));
    }
    if (!list(draft.get("missing")).isEmpty()) {
      terminal.answer("others of the category also tell: %s".formatted(draft.get("missing")));
    }
  }

  private static void lines(String name, Map<String, Object> draft, Terminal terminal) {
    terminal.answer(name);
    for (Object line : list(draft.get(name))) {
      String facts =
          list(member(line, "facts")).stream()
              .map(fact -> member(fact, "name") + "=" + member(fact, "value"))
              .collect(Collectors.joining(", "));
      terminal.answer(
          "  %s%s".formatted(member(line, "text"), facts.isEmpty() ? "" : "   [" + facts + "]"));
    }
  }

  private static Object member(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map && map.get(name) instanceof Object value ? value : "";
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
