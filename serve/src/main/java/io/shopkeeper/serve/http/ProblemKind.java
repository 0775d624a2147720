package io.shopkeeper.serve.http;

import java.util.Locale;

/// The kinds of [Problem]; their names are part of the API.
public enum ProblemKind {
  BAD_REQUEST(400, "The request is not right"),
  MALFORMED_JSON(400, "The body is not JSON"),
  BAD_HTTP(400, "The request cannot be read"),
  UNAUTHORISED(401, "A key is needed"),
  FORBIDDEN(403, "The key may not do this"),
  FOREIGN_ORIGIN(403, "The request comes from another site"),
  NOT_FOUND(404, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "This cannot be done here"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_TYPE(415, "The body is of a type that cannot be read"),
  WRONG_HOST(421, "The server does not go by this name"),
  NOTHING_USABLE(422, "Nothing in the body could be used"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL(500, "The server failed"),
  STORE_FAILED(500, "The store failed"),
  NOT_READY(503, "The answer is being prepared"),
  BUSY(503, "Somebody else is doing that"),
  STOPPING(503, "The server is stopping"),
  DISK_FULL(507, "The disk is full");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /// The same for every problem of the kind.
  public String title() {
    return title;
  }

  /// The name in `type`, as in `bad-request`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
