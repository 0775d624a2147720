package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The description of the API in OpenAPI 3.1.
public final class OpenApi {

  public Answer show(Request request) {
    return Answer.json(document());
  }

  /// The document as it is served.
  public static byte[] document() {
    try (var in = OpenApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("no resource openapi.json");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
