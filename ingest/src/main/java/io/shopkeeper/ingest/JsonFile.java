package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.LineReader;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// A file of JSON objects, one a line or in an array.
record JsonFile(SourceFile source, Encoding encoding) implements ObjectFile {

  static JsonFile open(SourceFile source) throws IOException {
    try (InputStream in = source.open()) {
      return new JsonFile(source, Encoding.detect(in));
    }
  }

  private TextSource text() throws IOException {
    return new TextSource(source, encoding);
  }

  private static JsonParser parser(Reader text) {
    return JsonObject.FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  private boolean isArray() throws IOException {
    try (TextSource text = text()) {
      int c = text.read();
      while (c >= 0 && Character.isWhitespace(c)) {
        c = text.read();
      }
      return c == '[';
    }
  }

  @Override
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = parser(text())) {
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

  @Override
  public void look(Predicate<JsonParser> reader) throws IOException {
    if (isArray()) {
      lookIntoArray(reader);
    } else {
      lookAtLines(reader);
    }
  }

  private void lookAtLines(Predicate<JsonParser> reader) throws IOException {
    try (LineReader lines = new LineReader(text())) {
      boolean more = true;
      while (more && lines.next()) {
        more = lines.fault() != null || object(lines).look(reader);
      }
    }
  }

  private void lookIntoArray(Predicate<JsonParser> reader) throws IOException {
    try (JsonParser parser = parser(text())) {
      parser.nextToken();
      boolean more = true;
      while (more && parser.nextToken() == JsonToken.START_OBJECT) {
        parser.nextToken();
        more = reader.test(parser);
      }
    } catch (JacksonException e) {
      // What came before is enough.
      return;
    }
  }

  @Override
  public void forEachObject(Load load, FileTally tally, ObjectReader reader) throws IOException {
    if (isArray()) {
      array(load, tally, reader);
    } else {
      lines(load, tally, reader);
    }
  }

  private void lines(Load load, FileTally tally, ObjectReader reader) throws IOException {
    try (LineReader lines = new LineReader(text())) {
      while (lines.next()) {
        tally.read();
        Place place = new Place(tally.file(), lines.line(), null);
        Fault fault = lines.fault();
        if (fault == null) {
          object(lines).read(new Origin(place, lines.raw()), load, tally, reader);
        } else {
          load.reject(tally, Faults.rejected(fault, place, lines.raw()));
        }
        load.reading(tally, lines.line(), lines.bytes(), source);
      }
      load.endOf(tally, lines.truncated(), lines.line());
    }
  }

  private static ObjectText object(LineReader line) {
    return new ObjectText(new String(line.chars(), line.offset(), line.length()));
  }

  /// Broken JSON in an array ends it: there is no telling where the next object begins.
  private void array(Load load, FileTally tally, ObjectReader reader) throws IOException {
    try (TextSource text = text();
        RecentText recent = new RecentText(text);
        JsonParser parser = parser(recent)) {
      Place place = new Place(tally.file(), 1, null);
      long start = -1;
      try {
        parser.nextToken();
        for (JsonToken token = parser.nextToken();
            token != JsonToken.END_ARRAY && token != null;
            token = parser.nextToken()) {
          tally.read();
          place = new Place(tally.file(), parser.currentTokenLocation().getLineNr(), null);
          start = parser.currentTokenLocation().getCharOffset();
          String element = element(parser, start, recent);
          start = -1;
          new ObjectText(element).read(new Origin(place, element), load, tally, reader);
          load.reading(tally, place.line(), text.bytes(), source);
        }
      } catch (JacksonException e) {
        if (start >= 0) {
          String begun = recent.take(start, parser.currentLocation().getCharOffset());
          load.reject(tally, ObjectText.broken(e).at(place, begun));
        }
        tally.stopped(
            IngestException.Code.UNREADABLE,
            "%s: the array is broken in the object at line %d (%s); everything before was read"
                .formatted(tally.file(), place.line(), e.getOriginalMessage()));
      }
    }
  }

  /// Goes to the end of the element that the parser is at, and returns its text.
  private static String element(JsonParser parser, long start, RecentText recent) {
    parser.skipChildren();
    parser.finishToken();
    return recent.take(start, parser.currentLocation().getCharOffset());
  }
}
