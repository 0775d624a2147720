package io.shopkeeper.serve.http;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/// One part of a body that was refused while the rest went on.
///
/// @param line of the body for NDJSON, place in the array otherwise; 1 for the first
/// @param reason for programs, as in `bad-price`
/// @param detail for people
public record Rejection(long line, String reason, String detail) {

  /// Writes an array of objects.
  public static void write(JsonGenerator json, List<Rejection> rejected) {
    json.writeStartArray();
    for (Rejection rejection : rejected) {
      json.writeStartObject();
      json.writeNumberProperty("line", rejection.line);
      json.writeStringProperty("reason", rejection.reason);
      json.writeStringProperty("detail", rejection.detail);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
