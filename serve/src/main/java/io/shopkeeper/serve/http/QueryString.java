package io.shopkeeper.serve.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names and values as in `a=1&b=%20` (`application/x-www-form-urlencoded`).
public final class QueryString {
  private QueryString() {}

  /// @throws ProblemException with status 400 if an escape is broken
  public static Map<String, List<String>> parse(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    var values = new LinkedHashMap<String, List<String>>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Problem.badRequest(
              "'%s' is not properly escaped".formatted(text),
              "Write %XX with two hexadecimal digits; a percent sign itself is %25.")
          .asException();
    }
  }
}
