package io.shopkeeper.ingest;

import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// The text of what should be one JSON object.
record ObjectText(String json) {

  /// Shows the object. Returns what `reader` says, and true for what is no object.
  boolean look(Predicate<JsonParser> reader) {
    try (JsonParser parser = parser()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return true;
      }
      parser.nextToken();
      return reader.test(parser);
    } catch (JacksonException _) {
      return true;
    }
  }

  /// Hands over the object, or counts and keeps it as refused.
  void read(Origin origin, Load load, FileTally tally, ObjectFile.ObjectReader reader) {
    try (JsonParser parser = parser()) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal(RejectReason.MALFORMED, null, "a record must be a JSON object");
      }
      parser.nextToken();
      reader.read(parser, origin);
    } catch (JacksonException e) {
      load.reject(tally, broken(e).at(origin.place(), origin.raw()));
    } catch (Refusal refusal) {
      load.reject(tally, refusal.at(origin.place(), origin.raw()));
    } catch (IllegalArgumentException e) {
      load.reject(tally, Refusal.of(e).at(origin.place(), origin.raw()));
    }
  }

  static Refusal broken(JacksonException cause) {
    return new Refusal(RejectReason.MALFORMED, null, "broken JSON: " + cause.getOriginalMessage());
  }

  private JsonParser parser() {
    return JsonObject.FACTORY.createParser(ObjectReadContext.empty(), json);
  }
}
