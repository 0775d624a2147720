package io.shopkeeper.app.remote;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A path and its query, escaped.
public record Target(String text) {

  /// A path of these segments, each of which may hold any character.
  public static Target of(String... segments) {
    return new Target(
        Arrays.stream(segments).map(Target::escape).collect(Collectors.joining("/", "/", "")));
  }

  /// With one more parameter in the query.
  public Target with(String name, Object value) {
    String sign = text.contains("?") ? "&" : "?";
    return new Target(text + sign + name + "=" + escape(value.toString()));
  }

  private static String escape(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
