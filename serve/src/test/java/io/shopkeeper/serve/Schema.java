package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/// As much of JSON Schema as the API's document uses; an unknown keyword that restricts is a
/// mistake.
final class Schema {
  private Schema() {}

  /// Fails unless a value is as a schema says.
  static void check(Map<String, Object> document, Map<String, Object> schema, Object value) {
    check(document, schema, value, "$");
  }

  static Map<String, Object> resolve(Map<String, Object> document, Map<String, Object> holder) {
    String reference = String.valueOf(holder.get("$ref"));
    Map<String, Object> found = document;
    for (String step : reference.substring(2).split("/")) {
      found = map(Objects.requireNonNull(found.get(step), reference));
    }
    return found;
  }

  private static void check(
      Map<String, Object> document, Map<String, Object> schema, Object value, String place) {
    schema.forEach((keyword, argument) -> {
      switch (keyword) {
        case "$ref" -> check(document, resolve(document, schema), value, place);
        case "allOf" ->
            ((List<?>) argument).forEach(one -> check(document, map(one), value, place));
        case "type" -> assertThat(types(value)).as(place).contains(argument.toString());
        case "enum" -> assertThat((List<?>) argument).as(place).anyMatch(value::equals);
        case "required" ->
            ((List<?>) argument)
                .forEach(name -> assertThat(map(value)).as(place).containsKey(name.toString()));
        case "properties" ->
            map(argument)
                .forEach((name, property) -> {
                  Object member = map(value).get(name);
                  if (member != null) {
                    check(document, map(property), member, place + "." + name);
                  }
                });
        case "additionalProperties" -> {
          if (argument instanceof Map<?, ?>) {
            map(value)
                .forEach((name, one) -> check(document, map(argument), one, place + "." + name));
          }
        }
        case "items" ->
            ((List<?>) value).forEach(one -> check(document, map(argument), one, place + "[]"));
        case "minimum" ->
            assertThat(((Number) value).doubleValue())
                .as(place)
                .isGreaterThanOrEqualTo(((Number) argument).doubleValue());
        case "minLength" ->
            assertThat(value.toString().length())
                .as(place)
                .isGreaterThanOrEqualTo(((Number) argument).intValue());
        case "maxLength" ->
            assertThat(value.toString().length())
                .as(place)
                .isLessThanOrEqualTo(((Number) argument).intValue());
        case "maxItems" ->
            assertThat(((List<?>) value).size())
                .as(place)
                .isLessThanOrEqualTo(((Number) argument).intValue());
        case "pattern" ->
            assertThat(value.toString()).as(place).containsPattern(argument.toString());
        case "description", "default", "format" -> {}
        default -> throw new AssertionError("the check does not know '" + keyword + "'");
      }
    });
  }

  private static List<String> types(Object value) {
    return switch (value) {
      case String _ -> List.of("string");
      case Boolean _ -> List.of("boolean");
      case Long _ -> List.of("integer", "number");
      case Double _ -> List.of("number");
      case List<?> _ -> List.of("array");
      default -> List.of("object");
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
