package io.shopkeeper.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// A question in SQL, kept as a resource beside the class that asks it, with values for its `?`.
///
/// Values may be [String], [Long], [Integer], [Double], [Boolean], [java.time.Instant],
/// [java.time.LocalDate] or a [List] of strings.
///
/// @param name of the resource, for messages
/// @param sql one statement
public record Query(String name, String sql, List<Object> values) {
  private static final ConcurrentHashMap<String, String> RESOURCES = new ConcurrentHashMap<>();

  public Query {
    values = List.copyOf(values);
  }

  /// The statement in `resource` beside `owner`, as in `Query.of(ItemNeighbourTrainer.class,
  /// "purchases.sql")`.
  ///
  /// @throws IllegalArgumentException if there is no such resource
  public static Query of(Class<?> owner, String resource, Object... values) {
    String sql =
        RESOURCES.computeIfAbsent(
            owner.getPackageName() + "/" + resource, _ -> read(owner, resource));
    return new Query(resource, sql, Arrays.asList(values));
  }

  private static String read(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "no resource '%s' beside %s".formatted(resource, owner.getName()));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read resource '%s'".formatted(resource), e);
    }
  }
}
