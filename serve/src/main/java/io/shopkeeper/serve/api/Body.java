package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import java.util.Locale;
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
          // What fetch in a browser says where a page does not.
          "text/plain");

  private Body() {}

  /// @throws io.shopkeeper.serve.http.ProblemException with status 415 for another type than JSON,
  ///   413 for more than [#LIMIT] bytes
  static byte[] read(Request request) {
    String type = mediaType(request.headers().first("Content-Type").orElse(""));
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

  /// Without parameters such as the character set.
  private static String mediaType(String header) {
    int semicolon = header.indexOf(';');
    String type = semicolon < 0 ? header : header.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
