package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The JSON body of a request.
final class Body {
  static final int LIMIT = 8 * 1024 * 1024;

  private static final Set<String> TYPES =
      Set.of(
          "application/json",
          "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonlines",
          // What browsers send with sendBeacon, which allows no other type across origins.
          "text/plain");

  private Body() {}

  /// @throws io.shopkeeper.serve.http.ProblemException with status 415 for another type than JSON,
  ///   413 for more than [#LIMIT] bytes
  static byte[] read(Request request) {
    String type = mediaType(request.headers().first("Content-Type"));
    if (!TYPES.contains(type)) {
      throw unsupported(
          type.isEmpty() ? "the request does not say what its body is" : "the body is " + type,
          "Send 'Content-Type: application/json', or application/x-ndjson for one object a line.");
    }
    return request.body(LIMIT);
  }

  private static RuntimeException unsupported(String detail, String advice) {
    return new Problem(ProblemKind.UNSUPPORTED_TYPE, detail, advice)
        .with("Accept", "application/json, application/x-ndjson")
        .asException();
  }

  private static String mediaType(Optional<String> header) {
    String value = header.orElse("");
    int semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
