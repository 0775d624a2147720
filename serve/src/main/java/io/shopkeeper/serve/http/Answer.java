package io.shopkeeper.serve.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is sent back.
///
/// @param headers beside those that every answer carries
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  public static final String JSON = "application/json";
  public static final String HTML = "text/html; charset=utf-8";

  public static Answer json(byte[] body) {
    return json(200, body);
  }

  public static Answer json(int status, byte[] body) {
    return new Answer(status, JSON, body, Map.of());
  }

  public static Answer html(byte[] body) {
    return new Answer(200, HTML, body, Map.of());
  }

  /// Sends a browser elsewhere with a GET (303).
  public static Answer seeOther(String location) {
    return new Answer(303, "text/plain", new byte[0], Map.of("Location", location));
  }

  public Answer with(String header, String value) {
    var all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Answer(status, contentType, body, all);
  }

  public Answer status(int other) {
    return new Answer(other, contentType, body, headers);
  }
}
