package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import java.util.Map;

/// What came of a piece of work, by name.
final class ResultText {
  private ResultText() {}

  static void print(Map<String, String> results, Terminal terminal) {
    if (terminal.json()) {
      terminal.answer(json -> {
        json.writeStartObject();
        results.forEach((name, value) -> {
          if (isCount(value)) {
            json.writeNumberProperty(name, Long.parseLong(value));
          } else {
            json.writeStringProperty(name, value);
          }
        });
        json.writeEndObject();
      });
      return;
    }
    int width = results.keySet().stream().mapToInt(String::length).max().orElse(0);
    results.forEach((name, value) ->
        terminal.answer(
            "  %s  %s"
                .formatted(
                    name + " ".repeat(width - name.length()),
                    isCount(value) ? "%,12d".formatted(Long.parseLong(value)) : value)));
  }

  private static boolean isCount(String value) {
    return value.matches("\\d{1,18}");
  }
}
