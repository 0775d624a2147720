package io.shopkeeper.serve.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;

/// JSON straight to and from bytes, without a tree and without reflection.
public final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  public static byte[] write(Consumer<JsonGenerator> writer) {
    try (var bytes = new ByteArrayBuilder(FACTORY._getBufferRecycler())) {
      try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
        writer.accept(json);
      }
      return bytes.getClearAndRelease();
    }
  }

  /// The same as a text.
  public static String text(Consumer<JsonGenerator> writer) {
    return new String(write(writer), StandardCharsets.UTF_8);
  }

  /// Where and why a body is not JSON, as in `line 3, column 14: …`; empty if it is.
  public static Optional<String> firstFault(byte[] body) {
    try (JsonParser parser = parser(body)) {
      while (parser.nextToken() != null) {
        // Only the end or a fault is of interest.
      }
      return Optional.empty();
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      return Optional.of(
          at == null
              ? e.getOriginalMessage()
              : "line %d, column %d: %s"
                  .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
    }
  }

  public static JsonParser parser(byte[] body) {
    return FACTORY.createParser(ObjectReadContext.empty(), body);
  }
}
