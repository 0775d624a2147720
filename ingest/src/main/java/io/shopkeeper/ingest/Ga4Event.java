package io.shopkeeper.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// A row of GA4's export to BigQuery: its own columns, the parameters of the event and its items,
/// each by name.
record Ga4Event(
    Map<String, String> columns, Map<String, String> parameters, List<Map<String, String>> items) {

  /// What GA4 writes for nothing.
  private static final String NOT_SET = "(not set)";

  private static final List<String> VALUES =
      List.of("string_value", "int_value", "float_value", "double_value");

  static Ga4Event read(JsonParser object) {
    Map<String, String> columns = JsonPaths.read(object);
    columns.values().removeIf(NOT_SET::equals);
    Map<String, String> parameters = new HashMap<>();
    List<Map<String, String>> items = new ArrayList<>();
    columns.forEach((path, text) -> {
      String[] steps = path.split("\\.");
      if (steps.length == 3 && steps[0].equals("items")) {
        int number = Integer.parseInt(steps[1]);
        while (items.size() <= number) {
          items.add(new HashMap<>());
        }
        items.get(number).put(steps[2], text);
      } else if (steps[0].equals("event_params") && steps[steps.length - 1].equals("key")) {
        String value = value(columns, steps[1]);
        if (value != null) {
          parameters.put(text, value);
        }
      }
    });
    return new Ga4Event(columns, parameters, items);
  }

  private static @Nullable String value(Map<String, String> columns, String parameter) {
    for (String type : VALUES) {
      String text = columns.get("event_params." + parameter + ".value." + type);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /// A column by its path, as in `ecommerce.transaction_id`.
  @Nullable String column(String path) {
    return columns.get(path);
  }

  @Nullable String parameter(String key) {
    return parameters.get(key);
  }
}
