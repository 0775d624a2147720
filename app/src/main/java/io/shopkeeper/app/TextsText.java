package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts that are kept, as a person reads them.
final class TextsText {
  private TextsText() {}

  static void list(Map<String, Object> answer, Terminal terminal) {
    for (Object one : list(answer.get("texts"))) {
      line(one, terminal);
    }
    if (answer.get("counts") instanceof Map<?, ?> counts) {
      terminal.answer(
          "%s texts: %s waiting, %s approved, %s stale, %s withdrawn"
              .formatted(
                  counts.get("all"),
                  counts.get("waiting"),
                  counts.get("approved"),
                  counts.get("stale"),
                  counts.get("withdrawn")));
    }
    if (answer.get("next") instanceof String next) {
      terminal.answer("more: --after %s".formatted(next));
    }
  }

  /// One with its newest version, what is wrong with it, and what became of the others.
  static void one(Map<String, Object> text, Terminal terminal) {
    line(text, terminal);
    List<?> versions = list(text.get("versions"));
    @Nullable Object newest = versions.isEmpty() ? null : versions.getFirst();
    list(member(newest, "bullets")).forEach(bullet -> terminal.answer("  - %s".formatted(bullet)));
    terminal.answer("  %s".formatted(member(newest, "description")));
    for (Object finding : list(member(text.get("checks"), "findings"))) {
      terminal.answer(
          "  %s '%s': %s"
              .formatted(member(finding, "kind"), member(finding, "text"), member(finding, "en")));
    }
    for (Object version : list(text.get("versions"))) {
      terminal.answer(
          "version %s: %s, by %s at %s, %s of 100"
              .formatted(
                  member(version, "version"),
                  member(version, "origin"),
                  member(version, "who"),
                  member(version, "writtenAt"),
                  member(version, "score")));
    }
    for (Object act : list(text.get("acts"))) {
      Object note = member(act, "note");
      terminal.answer(
          "version %s %s by %s at %s%s"
              .formatted(
                  member(act, "version"),
                  member(act, "act"),
                  member(act, "who"),
                  member(act, "at"),
                  "".equals(note) ? "" : ": " + note));
    }
  }

  private static void line(Object text, Terminal terminal) {
    boolean waits = Boolean.TRUE.equals(member(text, "waiting"));
    terminal.answer(
        "%s  %s%s  %s"
            .formatted(
                member(text, "id"),
                member(text, "state"),
                waits ? " (version %s waits)".formatted(member(text, "version")) : "",
                member(text, "title")));
  }

  private static Object member(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map && map.get(name) instanceof Object value ? value : "";
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
