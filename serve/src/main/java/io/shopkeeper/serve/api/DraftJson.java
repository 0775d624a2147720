package io.shopkeeper.serve.api;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.write.Brief;
import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.Line;
import io.shopkeeper.content.write.Writing;
import io.shopkeeper.domain.Product;
import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Drafts as JSON.
final class DraftJson {
  private DraftJson() {}

  static void fields(JsonGenerator json, Product product, Language language, Writing writing) {
    json.writeStringProperty("product", product.id().value());
    json.writeStringProperty("lang", language == Language.CHINESE ? "zh" : "en");
    switch (writing) {
      case Draft draft -> draft(json, draft);
      case Writing.Unwritten unwritten ->
          json.writeStringProperty("unwritten", word(unwritten.reason()));
    }
  }

  private static void draft(JsonGenerator json, Draft draft) {
    json.writeName("title");
    line(json, draft.title());
    lines(json, "bullets", draft.bullets());
    lines(json, "sentences", draft.description());
    json.writeStringProperty("description", draft.paragraph());
    json.writeObjectPropertyStart("search");
    json.writeStringProperty("title", draft.search().title());
    json.writeStringProperty("description", draft.search().description());
    json.writeArrayPropertyStart("keywords");
    draft.search().keywords().forEach(json::writeString);
    json.writeEndArray();
    json.writeEndObject();
    lines(json, "script", draft.script());
    checks(json, draft.checked());
    brief(json, draft.brief());
  }

  private static void lines(JsonGenerator json, String name, List<Line> lines) {
    json.writeArrayPropertyStart(name);
    lines.forEach(line -> line(json, line));
    json.writeEndArray();
  }

  private static void line(JsonGenerator json, Line line) {
    json.writeStartObject();
    json.writeStringProperty("text", line.text());
    json.writeArrayPropertyStart("facts");
    line.facts().forEach(fact -> attribute(json, fact));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void attribute(JsonGenerator json, Attribute attribute) {
    json.writeStartObject();
    json.writeStringProperty("name", attribute.name());
    json.writeStringProperty("value", attribute.value());
    json.writeEndObject();
  }

  private static void checks(JsonGenerator json, CheckedText checked) {
    json.writeObjectPropertyStart("checks");
    json.writeBooleanProperty("passes", checked.passes());
    json.writeNumberProperty("score", checked.score().total());
    json.writeArrayPropertyStart("findings");
    checked
        .findings()
        .forEach(finding -> {
          json.writeStartObject();
          json.writeStringProperty("kind", finding.kind().word());
          json.writeStringProperty("text", finding.span().in(checked.text()));
          json.writeStringProperty("zh", finding.chinese());
          json.writeStringProperty("en", finding.english());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void brief(JsonGenerator json, Brief brief) {
    json.writeArrayPropertyStart("omitted");
    for (Brief.Omitted omitted : brief.omitted()) {
      json.writeStartObject();
      json.writeStringProperty("name", omitted.attribute().name());
      json.writeStringProperty("value", omitted.attribute().value());
      json.writeStringProperty("why", word(omitted.why()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("missing");
    brief.usual().forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("notPromised");
    brief.praise().stream()
        .filter(praise -> !praise.sure())
        .forEach(praise -> json.writeString(praise.aspect()));
    json.writeEndArray();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
