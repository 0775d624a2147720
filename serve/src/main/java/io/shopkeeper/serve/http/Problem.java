package io.shopkeeper.serve.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a request was not answered (RFC 9457), and what to do about it.
///
/// @param detail what is wrong with this very request
/// @param advice what to do
/// @param rejected the parts of a body that were refused, empty for most
/// @param headers of the answer, as `Retry-After`
public record Problem(
    ProblemKind kind,
    String detail,
    String advice,
    List<Rejection> rejected,
    Map<String, String> headers) {
  public static final String CONTENT_TYPE = "application/problem+json";
  private static final String TYPES = "/docs#problem-";

  public Problem {
    rejected = List.copyOf(rejected);
    headers = Map.copyOf(headers);
  }

  public Problem(ProblemKind kind, String detail, String advice) {
    this(kind, detail, advice, List.of(), Map.of());
  }

  public static Problem badRequest(String detail, String advice) {
    return new Problem(ProblemKind.BAD_REQUEST, detail, advice);
  }

  public static Problem notFound(String detail, String advice) {
    return new Problem(ProblemKind.NOT_FOUND, detail, advice);
  }

  /// As it is thrown by a handler.
  public ProblemException asException() {
    return new ProblemException(this);
  }

  public Problem with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Problem(kind, detail, advice, rejected, all);
  }

  public Answer asJson() {
    byte[] body =
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("type", TYPES + kind.wireName());
          json.writeStringProperty("title", kind.title());
          json.writeNumberProperty("status", kind.status());
          json.writeStringProperty("detail", detail);
          json.writeStringProperty("advice", advice);
          if (!rejected.isEmpty()) {
            json.writeName("rejected");
            Rejection.write(json, rejected);
          }
          json.writeEndObject();
        });
    return new Answer(kind.status(), CONTENT_TYPE, body, headers);
  }
}
