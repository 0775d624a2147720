package io.shopkeeper.serve.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every route there is. Matching costs a comparison of path segments per route; a segment may hold
/// any escaped character, a slash included.
public final class RouteTable {
  private final List<Route> routes;
  private final List<String[]> patterns;

  /// @throws IllegalArgumentException if two routes have the same method and path
  public RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
    this.patterns = this.routes.stream().map(route -> segments(route.path())).toList();
    var seen = new TreeSet<String>();
    for (Route route : this.routes) {
      if (!seen.add(route.method() + " " + route.path())) {
        throw new IllegalArgumentException(
            "two routes for %s %s".formatted(route.method(), route.path()));
      }
    }
  }

  public List<Route> routes() {
    return routes;
  }

  /// What becomes of a request.
  public sealed interface Match {
    /// @param index of the route in [#routes()]
    record Found(int index, Route route, Map<String, String> parameters) implements Match {}

    /// @param allowed as in the header `Allow`
    record WrongMethod(String allowed) implements Match {}

    record Nothing() implements Match {}
  }

  /// @param path as it came, escaped
  public Match match(String method, String path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    String[] segments = segments(path);
    TreeSet<String> allowed = null;
    for (int i = 0; i < patterns.size(); i++) {
      Map<String, String> parameters = match(patterns.get(i), segments);
      if (parameters != null) {
        Route route = routes.get(i);
        if (route.method().equals(wanted)) {
          return new Match.Found(i, route, parameters);
        }
        allowed = allowed == null ? new TreeSet<>() : allowed;
        allowed.add(route.method());
      }
    }
    return allowed == null
        ? new Match.Nothing()
        : new Match.WrongMethod(String.join(", ", allowed));
  }

  private static @Nullable Map<String, String> match(String[] pattern, String[] segments) {
    if (pattern.length != segments.length) {
      return null;
    }
    Map<String, String> parameters = Map.of();
    for (int i = 0; i < pattern.length; i++) {
      String part = pattern[i];
      if (part.startsWith("{")) {
        if (segments[i].isEmpty()) {
          return null;
        }
        parameters = parameters.isEmpty() ? new LinkedHashMap<>() : parameters;
        parameters.put(part.substring(1, part.length() - 1), decode(segments[i]));
      } else if (!part.equals(segments[i])) {
        return null;
      }
    }
    return parameters;
  }

  private static String[] segments(String path) {
    return path.split("/", -1);
  }

  private static String decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Problem.badRequest(
              "the path has a broken escape: '%s'".formatted(segment),
              "Write %XX with two hexadecimal digits; a percent sign itself is %25.")
          .asException();
    }
  }
}
