package io.shopkeeper.serve.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is sent back.
///
/// @param body empty where a stream writes it
/// @param headers beside those that every answer carries
/// @param stream writes a body that is too large to be held; null for most
public record Answer(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    @Nullable Stream stream) {
  public static final String JSON = "application/json";
  public static final String EVENTS = "text/event-stream";
  public static final String HTML = "text/html; charset=utf-8";

  /// Writes a body once the status was sent, on a thread of its own, and lets go of what it holds.
  /// What it throws breaks the answer off.
  @FunctionalInterface
  public interface Stream {
    void writeTo(OutputStream out) throws IOException;
  }

  public Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    this(status, contentType, body, headers, null);
  }

  /// A file to be kept under a name.
  public static Answer download(String contentType, String name, Stream stream) {
    return new Answer(
        200,
        contentType,
        new byte[0],
        Map.of("Content-Disposition", "attachment; filename=\"%s\"".formatted(name)),
        stream);
  }

  /// Server-sent events, written as they happen on the request's own thread.
  public static Answer events(Stream stream) {
    return new Answer(200, EVENTS, new byte[0], Map.of("X-Accel-Buffering", "no"), stream);
  }

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
    return new Answer(status, contentType, body, all, stream);
  }

  public Answer status(int other) {
    return new Answer(other, contentType, body, headers, stream);
  }
}
