package io.shopkeeper.app.terminal;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Small JSON documents as text.
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  public static String text(Consumer<JsonGenerator> document) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      document.accept(json);
    }
    return text.toString();
  }

  /// The object that `text` holds: values are strings, numbers, booleans, lists and maps; members
  /// that are null are left out.
  ///
  /// @throws IllegalArgumentException if it is no JSON object
  public static Map<String, Object> object(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("no JSON object: " + beginning(text));
      }
      return members(parser);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON object: " + beginning(text), e);
    }
  }

  private static Map<String, Object> members(JsonParser parser) {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(parser);
      if (value != null) {
        members.put(name, value);
      }
    }
    return members;
  }

  private static List<Object> elements(JsonParser parser) {
    var elements = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(parser);
      if (value != null) {
        elements.add(value);
      }
    }
    return elements;
  }

  private static @Nullable Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return members(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      return elements(parser);
    }
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isBoolean()) {
      return parser.getBooleanValue();
    }
    return token.isNumeric() ? parser.getNumberValue() : parser.getString();
  }

  private static String beginning(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
