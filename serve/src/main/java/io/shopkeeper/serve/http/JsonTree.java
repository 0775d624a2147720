package io.shopkeeper.serve.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A JSON document as maps, lists, texts, numbers and truths, for documents of our own.
public final class JsonTree {
  private static final int SHOWN = 80;

  private JsonTree() {}

  /// The members of a document that is an object, in its order; what is null is left out.
  ///
  /// @throws IllegalArgumentException if it is no JSON object
  public static Map<String, Object> object(byte[] document) {
    try (JsonParser parser = Json.parser(document)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        return read(parser);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("no JSON object: " + beginning(document), e);
    }
    throw new IllegalArgumentException("no JSON object: " + beginning(document));
  }

  public static Map<String, Object> object(String document) {
    return object(document.getBytes(StandardCharsets.UTF_8));
  }

  /// The objects of a member that is a list of them; none if it is missing.
  @SuppressWarnings("unchecked") // What JSON calls an object has texts for keys.
  public static List<Map<String, Object>> objects(@Nullable Object list) {
    return list instanceof List<?> ? (List<Map<String, Object>>) list : List.of();
  }

  /// The members of a member that is an object; none if it is missing.
  @SuppressWarnings("unchecked") // What JSON calls an object has texts for keys.
  public static Map<String, Object> members(@Nullable Object object) {
    return object instanceof Map<?, ?> ? (Map<String, Object>) object : Map.of();
  }

  private static String beginning(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static Map<String, Object> read(JsonParser parser) {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        members.put(name, value(parser));
      }
    }
    return Collections.unmodifiableMap(members);
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> read(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      default -> parser.getString();
    };
  }

  private static List<Object> elements(JsonParser parser) {
    var elements = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        elements.add(value(parser));
      }
    }
    return Collections.unmodifiableList(elements);
  }

  /// Writes what [#object] reads.
  public static String text(Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value, "");
    return text.toString();
  }

  private static void append(StringBuilder text, Object value, String indent) {
    String deeper = indent + "  ";
    switch (value) {
      case Map<?, ?> map when map.isEmpty() -> text.append("{}");
      case Map<?, ?> map -> {
        String before = "{\n";
        for (Map.Entry<?, ?> member : map.entrySet()) {
          text.append(before)
              .append(deeper)
              .append(quoted(String.valueOf(member.getKey())))
              .append(": ");
          append(text, member.getValue(), deeper);
          before = ",\n";
        }
        text.append('\n').append(indent).append('}');
      }
      case List<?> list when list.isEmpty() -> text.append("[]");
      case List<?> list -> {
        String before = "[\n";
        for (Object element : list) {
          text.append(before).append(deeper);
          append(text, element, deeper);
          before = ",\n";
        }
        text.append('\n').append(indent).append(']');
      }
      case String string -> text.append(quoted(string));
      default -> text.append(value);
    }
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
