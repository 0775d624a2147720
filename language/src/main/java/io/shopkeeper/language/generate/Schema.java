package io.shopkeeper.language.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The form of an answer: the part of JSON Schema (draft 2020-12) that all servers with structured
/// output understand: object, array, string, number, integer, boolean, enum, required.
public sealed interface Schema {
  /// More would only repeat themselves.
  int MOST_PROBLEMS = 10;

  /// Any text.
  record Text() implements Schema {}

  /// One of some texts.
  record OneOf(List<String> values) implements Schema {
    public OneOf {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("nothing can be one of no values");
      }
    }
  }

  /// A whole number.
  record Whole() implements Schema {}

  /// Any number.
  record Real() implements Schema {}

  /// True or false.
  record Truth() implements Schema {}

  /// Any number of the same.
  record Items(Schema element) implements Schema {}

  /// An object with these fields and no others.
  record Fields(List<Field> fields) implements Schema {
    public Fields {
      fields = List.copyOf(fields);
    }

    public static Fields of(Field... fields) {
      return new Fields(List.of(fields));
    }
  }

  /// A field of an object.
  ///
  /// @param meaning what to write there, for the model
  record Field(String name, String meaning, Schema schema, boolean required) {
    public static Field required(String name, String meaning, Schema schema) {
      return new Field(name, meaning, schema, true);
    }

    public static Field optional(String name, String meaning, Schema schema) {
      return new Field(name, meaning, schema, false);
    }
  }

  /// As JSON Schema writes it.
  default Map<String, Object> document() {
    return switch (this) {
      case Text _ -> Map.of("type", "string");
      case OneOf one -> ordered("type", "string", "enum", one.values);
      case Whole _ -> Map.of("type", "integer");
      case Real _ -> Map.of("type", "number");
      case Truth _ -> Map.of("type", "boolean");
      case Items items -> ordered("type", "array", "items", items.element.document());
      case Fields object -> {
        var properties = new LinkedHashMap<String, Object>();
        for (Field field : object.fields) {
          var property = new LinkedHashMap<>(field.schema.document());
          property.put("description", field.meaning);
          properties.put(field.name, property);
        }
        Map<String, Object> document = ordered("type", "object", "properties", properties);
        document.put(
            "required", object.fields.stream().filter(Field::required).map(Field::name).toList());
        document.put("additionalProperties", false);
        yield document;
      }
    };
  }

  /// Whether every field at every depth is required, which some servers ask of what they enforce.
  default boolean strict() {
    return switch (this) {
      case Text _, OneOf _, Whole _, Real _, Truth _ -> true;
      case Items items -> items.element.strict();
      case Fields object ->
          object.fields.stream().allMatch(field -> field.required && field.schema.strict());
    };
  }

  /// Where and how a value does not fit, at most ten times; empty if it fits. A null is the same as
  /// nothing.
  ///
  /// @param value texts, numbers, truths, lists and maps
  default List<String> problems(Object value) {
    var problems = new ArrayList<String>();
    check(value, "the answer", problems);
    return problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
  }

  private void check(Object value, String place, List<String> problems) {
    switch (this) {
      case Text _ -> require(value instanceof String, value, place, "a text", problems);
      case OneOf one ->
          require(
              value instanceof String text && one.values.contains(text),
              value,
              place,
              "one of " + one.values,
              problems);
      case Whole _ -> require(isWhole(value), value, place, "a whole number", problems);
      case Real _ -> require(value instanceof Number, value, place, "a number", problems);
      case Truth _ -> require(value instanceof Boolean, value, place, "true or false", problems);
      case Items items -> {
        if (value instanceof List<?> list) {
          for (int i = 0; i < list.size(); i++) {
            items.element.check(list.get(i), "%s[%d]".formatted(place, i), problems);
          }
        } else {
          require(false, value, place, "an array", problems);
        }
      }
      case Fields object -> {
        if (value instanceof Map<?, ?> map) {
          checkFields(object, map, place, problems);
        } else {
          require(false, value, place, "an object", problems);
        }
      }
    }
  }

  private static void checkFields(
      Fields object, Map<?, ?> map, String place, List<String> problems) {
    for (Field field : object.fields) {
      Object value = map.get(field.name);
      if (value != null) {
        field.schema.check(value, place + "." + field.name, problems);
      } else if (field.required) {
        problems.add("%s has no '%s'".formatted(place, field.name));
      }
    }
    for (Object name : map.keySet()) {
      if (object.fields.stream().noneMatch(field -> field.name.equals(name))) {
        problems.add("%s has a '%s' that was not asked for".formatted(place, name));
      }
    }
  }

  private static void require(
      boolean fits, Object value, String place, String wanted, List<String> problems) {
    if (!fits) {
      String shown = String.valueOf(value);
      problems.add(
          "%s must be %s, not '%s'"
              .formatted(
                  place, wanted, shown.length() <= 60 ? shown : shown.substring(0, 60) + "…"));
    }
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof Double real && real == Math.rint(real);
  }

  private static Map<String, Object> ordered(
      String name, Object value, String nextName, Object nextValue) {
    var map = new LinkedHashMap<String, Object>();
    map.put(name, value);
    map.put(nextName, nextValue);
    return map;
  }
}
