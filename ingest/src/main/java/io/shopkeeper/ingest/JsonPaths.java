package io.shopkeeper.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an object of nested objects and lists into texts by their path, as in `items.0.item_id`.
/// What is null or blank has no text.
final class JsonPaths {
  private final JsonParser parser;
  private final Map<String, String> texts = new LinkedHashMap<>();

  private JsonPaths(JsonParser parser) {
    this.parser = parser;
  }

  /// Reads the rest of an object whose first property name, or end, is the parser's token.
  static Map<String, String> read(JsonParser parser) {
    JsonPaths paths = new JsonPaths(parser);
    paths.properties("");
    return paths.texts;
  }

  private void properties(String prefix) {
    while (parser.currentToken() == JsonToken.PROPERTY_NAME) {
      String path = prefix + parser.currentName();
      parser.nextToken();
      value(path);
      parser.nextToken();
    }
  }

  /// Ends at the last token of the value.
  private void value(String path) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      parser.nextToken();
      properties(path + ".");
    } else if (token == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        value(path + "." + i);
      }
    } else if (token != JsonToken.VALUE_NULL) {
      String text = parser.getString().strip();
      if (!text.isEmpty()) {
        texts.put(path, text);
      }
    }
  }
}
