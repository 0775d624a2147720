package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Identifier;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Typed ids out of a request.
public final class Ids {
  private Ids() {}

  /// @throws io.shopkeeper.serve.http.ProblemException with status 400 if the text is no id
  public static <T extends Identifier> T parse(String text, Function<String, T> type) {
    try {
      return type.apply(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()), "Give the id as the shop's own data has it.")
          .asException();
    }
  }

  /// A query parameter; null if it is not there.
  public static <T extends Identifier> @Nullable T queried(
      Request request, String name, Function<String, T> type) {
    return request.queried(name).map(text -> parse(text, type)).orElse(null);
  }

  /// A query parameter that may come several times, or hold several ids with commas between.
  public static <T extends Identifier> Set<T> all(
      Request request, String name, Function<String, T> type) {
    var ids = new LinkedHashSet<T>();
    for (String value : request.query().getOrDefault(name, List.of())) {
      Arrays.stream(value.split(","))
          .filter(text -> !text.isBlank())
          .forEach(text -> ids.add(parse(text.strip(), type)));
    }
    return ids;
  }
}
