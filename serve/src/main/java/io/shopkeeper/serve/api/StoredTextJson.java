package io.shopkeeper.serve.api;

import io.shopkeeper.content.texts.PageText;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.texts.TextAct;
import io.shopkeeper.content.texts.TextCounts;
import io.shopkeeper.content.texts.TextHistory;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.content.texts.TextStanding;
import io.shopkeeper.content.texts.TextVersion;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Texts that are kept, as JSON.
final class StoredTextJson {
  private StoredTextJson() {}

  static void write(JsonGenerator json, TextHistory history, Optional<ShopTexts.Checked> checked) {
    json.writeStartObject();
    standing(json, history.standing());
    json.writeArrayPropertyStart("versions");
    history.versions().forEach(version -> version(json, version));
    json.writeEndArray();
    json.writeArrayPropertyStart("acts");
    history.acts().forEach(act -> act(json, act));
    json.writeEndArray();
    checked.ifPresent(found -> {
      json.writeName("checks");
      CheckJson.write(json, found.checked());
    });
    json.writeEndObject();
  }

  /// The properties of a text without its versions.
  static void standing(JsonGenerator json, TextStanding standing) {
    TextKey key = standing.key();
    TextVersion newest = standing.newest();
    json.writeStringProperty("id", key.id());
    json.writeStringProperty("product", key.product().value());
    json.writeStringProperty("lang", key.tag());
    json.writeStringProperty("channel", key.channel());
    json.writeStringProperty("variant", key.variant());
    json.writeStringProperty("state", standing.state().wireName());
    json.writeBooleanProperty("waiting", standing.waiting());
    json.writeNumberProperty("version", newest.number());
    if (standing.shown() > 0) {
      json.writeNumberProperty("shown", standing.shown());
    }
    standing
        .last()
        .map(TextAct::note)
        .filter(note -> !note.isEmpty())
        .ifPresent(note -> json.writeStringProperty("note", note));
    json.writeStringProperty("title", newest.text().title());
    json.writeNumberProperty("score", newest.score());
    json.writeBooleanProperty("passes", newest.passes());
    json.writeStringProperty("writtenAt", newest.at().toString());
  }

  static void counts(JsonGenerator json, TextCounts counts) {
    json.writeStartObject();
    json.writeNumberProperty("all", counts.all());
    json.writeNumberProperty("waiting", counts.waiting());
    json.writeNumberProperty("approved", counts.approved());
    json.writeNumberProperty("stale", counts.stale());
    json.writeNumberProperty("withdrawn", counts.withdrawn());
    json.writeEndObject();
  }

  private static void version(JsonGenerator json, TextVersion version) {
    PageText text = version.text();
    json.writeStartObject();
    json.writeNumberProperty("version", version.number());
    json.writeStringProperty("title", text.title());
    texts(json, "bullets", text.bullets());
    json.writeStringProperty("description", text.description());
    json.writeStringProperty("searchTitle", text.searchTitle());
    json.writeStringProperty("searchDescription", text.searchDescription());
    texts(json, "script", text.script());
    json.writeArrayPropertyStart("facts");
    version
        .facts()
        .values()
        .forEach((name, values) ->
            values.forEach(value -> {
              json.writeStartObject();
              json.writeStringProperty("name", name);
              json.writeStringProperty("value", value);
              json.writeEndObject();
            }));
    json.writeEndArray();
    json.writeStringProperty("origin", version.origin());
    json.writeNumberProperty("score", version.score());
    json.writeBooleanProperty("passes", version.passes());
    json.writeStringProperty("who", version.who());
    json.writeStringProperty("writtenAt", version.at().toString());
    json.writeEndObject();
  }

  private static void act(JsonGenerator json, TextAct act) {
    json.writeStartObject();
    json.writeStringProperty("act", act.kind().wireName());
    json.writeNumberProperty("version", act.version());
    json.writeStringProperty("note", act.note());
    json.writeStringProperty("who", act.who());
    json.writeStringProperty("at", act.at().toString());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
