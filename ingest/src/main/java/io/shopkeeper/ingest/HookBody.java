package io.shopkeeper.ingest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An object of a webhook's JSON: its members as texts, objects and lists. What is not there, or of
/// another kind than expected, is as if it were null.
record HookBody(Map<?, ?> members) {

  /// A text, number or truth as a text; null where there is none or it is blank.
  @Nullable String text(String name) {
    return text(members.get(name));
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text.isBlank() ? null : text.strip();
      case Double number -> BigDecimal.valueOf(number).toPlainString();
      case Long number -> number.toString();
      case Boolean truth -> truth.toString();
      case null, default -> null;
    };
  }

  boolean isTrue(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  /// A member that is an object; one without members if there is none.
  HookBody object(String name) {
    return new HookBody(members.get(name) instanceof Map<?, ?> object ? object : Map.of());
  }

  /// The elements of a list that are objects.
  List<HookBody> objects(String name) {
    return list(name).stream()
        .filter(Map.class::isInstance)
        .map(element -> new HookBody((Map<?, ?>) element))
        .toList();
  }

  /// The elements of a list that are texts, parted by `, `; null if there are none.
  @Nullable String joined(String name) {
    return joined(list(name).stream().map(HookBody::text));
  }

  /// Likewise of a text in each of the objects of a list.
  @Nullable String joined(String name, String member) {
    return joined(objects(name).stream().map(object -> object.text(member)));
  }

  private static @Nullable String joined(Stream<@Nullable String> texts) {
    String joined = texts.filter(Objects::nonNull).collect(Collectors.joining(", "));
    return joined.isEmpty() ? null : joined;
  }

  private List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }
}
