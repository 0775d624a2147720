package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.LineReader;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// A file of JSON objects, one a line or in an array.
record JsonFile(SourceFile source, Encoding encoding) {

  /// Reads one object, the parser at its first property name or its end.
  @FunctionalInterface
  interface ObjectReader {
    /// @throws Refusal if the object cannot be right
    /// @throws IllegalArgumentException likewise
    void read(JsonParser object, Origin origin);
  }

  static JsonFile open(SourceFile source) throws IOException {
    try (InputStream in = source.open()) {
      return new JsonFile(source, Encoding.detect(in));
    }
  }

  private boolean isArray() throws IOException {
    try (TextSource text = new TextSource(source, encoding)) {
      int c = text.read();
      while (c >= 0 && Character.isWhitespace(c)) {
        c = text.read();
      }
      return c == '[';
    }
  }

  /// The property names of the first object; none if there is no object.
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser parser =
        JsonObject.FACTORY.createParser(
            ObjectReadContext.empty(), new TextSource(source, encoding))) {
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        token = parser.nextToken();
      }
      while (token == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.PROPERTY_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (JacksonException e) {
      // What came before is enough to tell the kind; the reading proper refuses the rest.
      return names;
    }
    return names;
  }

  /// Hands over every object, and counts and keeps those refused.
  void forEachObject(Load load, FileTally tally, ObjectReader reader) throws IOException {
    if (isArray()) {
      array(load, tally, reader);
    } else {
      lines(load, tally, reader);
    }
  }

  private void lines(Load load, FileTally tally, ObjectReader reader) throws IOException {
    try (LineReader lines = new LineReader(new TextSource(source, encoding))) {
      while (lines.next()) {
        tally.read();
        Place place = new Place(tally.file(), lines.line(), null);
        Fault fault = lines.fault();
        if (fault == null) {
          String json = new String(lines.chars(), lines.offset(), lines.length());
          object(json, new Origin(place, lines.raw()), load, tally, reader);
        } else {
          load.reject(tally, Faults.rejected(fault, place, lines.raw()));
        }
        load.reading(tally, lines.line(), lines.bytes(), source);
      }
      load.endOf(tally, lines.truncated(), lines.line());
    }
  }

  /// Hands over the object that `json` holds.
  static void object(String json, Origin origin, Load load, FileTally tally, ObjectReader reader) {
    try (JsonParser parser = JsonObject.FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal(RejectReason.MALFORMED, null, "a record must be a JSON object");
      }
      parser.nextToken();
      reader.read(parser, origin);
    } catch (JacksonException e) {
      Refusal refusal =
          new Refusal(RejectReason.MALFORMED, null, "broken JSON: " + e.getOriginalMessage());
      load.reject(tally, refusal.at(origin.place(), origin.raw()));
    } catch (Refusal refusal) {
      load.reject(tally, refusal.at(origin.place(), origin.raw()));
    } catch (IllegalArgumentException e) {
      load.reject(tally, Refusal.of(e).at(origin.place(), origin.raw()));
    }
  }

  /// Broken JSON in an array ends it: there is no telling where the next object begins.
  private void array(Load load, FileTally tally, ObjectReader reader) throws IOException {
    try (TextSource text = new TextSource(source, encoding);
        JsonParser parser = JsonObject.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      long line = 1;
      try {
        parser.nextToken();
        for (JsonToken token = parser.nextToken();
            token != JsonToken.END_ARRAY && token != null;
            token = parser.nextToken()) {
          line = parser.currentTokenLocation().getLineNr();
          tally.read();
          element(parser, new Origin(new Place(tally.file(), line, null), ""), load, tally, reader);
          load.reading(tally, line, text.bytes(), source);
        }
      } catch (JacksonException e) {
        tally.stopped(
            IngestException.Code.UNREADABLE,
            "%s: the array is broken in the object at line %d (%s); everything before was read"
                .formatted(tally.file(), line, e.getOriginalMessage()));
      }
    }
  }

  private static void element(
      JsonParser parser, Origin origin, Load load, FileTally tally, ObjectReader reader) {
    try {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        parser.skipChildren();
        throw new Refusal(RejectReason.MALFORMED, null, "a record must be a JSON object");
      }
      parser.nextToken();
      reader.read(parser, origin);
    } catch (JacksonException e) {
      Refusal refusal =
          new Refusal(RejectReason.MALFORMED, null, "broken JSON: " + e.getOriginalMessage());
      load.reject(tally, refusal.at(origin.place(), origin.raw()));
      throw e;
    } catch (Refusal refusal) {
      load.reject(tally, refusal.at(origin.place(), origin.raw()));
    } catch (IllegalArgumentException e) {
      load.reject(tally, Refusal.of(e).at(origin.place(), origin.raw()));
    }
  }
}
