package io.shopkeeper.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;

/// Reads a body that holds records as one object, an array of objects, an object with such an array
/// under a given name, or an object a line.
///
/// Where JSON is broken, the record is refused and reading goes on at the next line that begins
/// with `{`, if there is one.
final class JsonBody<F extends Field, T> {
  private static final String FILE = "request";

  private final byte[] body;
  private final String wrapper;
  private final Names<F> names;
  private final Draft<F, T> draft;
  private final List<Parsed<T>> records = new ArrayList<>();

  /// Where the parser's first byte is in the body.
  private int base;

  private boolean inArray;

  JsonBody(byte[] body, String wrapper, Names<F> names, Draft<F, T> draft) {
    this.body = body;
    this.wrapper = wrapper;
    this.names = names;
    this.draft = draft;
  }

  List<Parsed<T>> read() {
    int from = 0;
    while (from >= 0) {
      from = readFrom(from);
    }
    return records;
  }

  /// Returns where to go on after broken JSON; negative at the end.
  private int readFrom(int from) {
    base = from;
    int start = from;
    try (JsonParser parser =
        JsonObject.FACTORY.createParser(
            ObjectReadContext.empty(), body, from, body.length - from)) {
      try {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          start = offset(parser);
          if (token == JsonToken.START_ARRAY) {
            elements(parser);
          } else if (token == JsonToken.START_OBJECT) {
            objectOrWrapper(parser, start);
          } else {
            notAnObject(parser, start);
          }
        }
        return -1;
      } catch (JacksonException broken) {
        int next = nextRecord(start);
        String detail =
            "broken JSON at byte %d: %s".formatted(end(parser), broken.getOriginalMessage());
        Refusal refusal = new Refusal(RejectReason.MALFORMED, null, detail);
        refuse(refusal, start, next < 0 ? body.length : next);
        return next;
      }
    }
  }

  private void objectOrWrapper(JsonParser parser, int start) {
    boolean wrapped =
        parser.nextToken() == JsonToken.PROPERTY_NAME && wrapper.equals(parser.currentName());
    if (!wrapped) {
      record(parser, start);
      return;
    }
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new StreamReadException(parser, "'%s' must be an array".formatted(wrapper));
    }
    elements(parser);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      parser.nextToken();
      parser.skipChildren();
    }
  }

  private void elements(JsonParser parser) {
    inArray = true;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      int start = offset(parser);
      if (token == JsonToken.START_OBJECT) {
        parser.nextToken();
        record(parser, start);
      } else {
        notAnObject(parser, start);
      }
    }
    inArray = false;
  }

  private void record(JsonParser parser, int start) {
    draft.clear();
    JsonObject.read(parser, names, draft);
    try {
      records.add(new Parsed.Accepted<>(place(), draft.build()));
    } catch (Refusal refusal) {
      refuse(refusal, start, end(parser));
    } catch (IllegalArgumentException e) {
      refuse(Refusal.of(e), start, end(parser));
    }
  }

  private void notAnObject(JsonParser parser, int start) {
    parser.skipChildren();
    refuse(
        new Refusal(RejectReason.MALFORMED, null, "a record must be a JSON object"),
        start,
        end(parser));
  }

  private void refuse(Refusal refusal, int from, int to) {
    int start = Math.min(from, body.length);
    int length =
        Math.clamp(
            to - (long) start, 0, Math.min(4 * Parsed.Rejected.MAX_RAW, body.length - start));
    String raw = new String(body, start, length, StandardCharsets.UTF_8);
    records.add(refusal.at(place(), raw));
  }

  private Place place() {
    return new Place(FILE, records.size() + 1L, null);
  }

  private int end(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset() + base;
  }

  private int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getByteOffset() + base;
  }

  /// The next line after `start` that begins with `{`; negative if there is none, or if records
  /// stand in an array, which cannot be entered in the middle.
  private int nextRecord(int start) {
    if (inArray) {
      return -1;
    }
    for (int i = start; i < body.length - 1; i++) {
      if (body[i] == '\n' && body[i + 1] == '{') {
        return i + 1;
      }
    }
    return -1;
  }
}
