package io.shopkeeper.serve.api;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.Finding;
import io.shopkeeper.content.check.Score;
import io.shopkeeper.content.check.Support;
import io.shopkeeper.language.words.Span;
import tools.jackson.core.JsonGenerator;

/// Checked texts as JSON.
final class CheckJson {
  private CheckJson() {}

  static void write(JsonGenerator json, CheckedText checked) {
    json.writeStartObject();
    json.writeBooleanProperty("passes", checked.passes());
    Score score = checked.score();
    json.writeObjectPropertyStart("score");
    json.writeNumberProperty("total", score.total());
    json.writeNumberProperty("support", score.support());
    json.writeNumberProperty("rules", score.rules());
    json.writeNumberProperty("completeness", score.completeness());
    json.writeNumberProperty("style", score.style());
    json.writeEndObject();
    json.writeArrayPropertyStart("findings");
    for (Finding finding : checked.findings()) {
      json.writeStartObject();
      json.writeStringProperty("kind", finding.kind().word());
      span(json, finding.span(), checked.text());
      json.writeStringProperty("zh", finding.chinese());
      json.writeStringProperty("en", finding.english());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("supports");
    for (Support support : checked.supports()) {
      json.writeStartObject();
      json.writeStringProperty("kind", support.kind().word());
      span(json, support.span(), checked.text());
      json.writeStringProperty("fact", support.fact());
      json.writeStringProperty("value", support.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void span(JsonGenerator json, Span span, String text) {
    json.writeNumberProperty("start", span.start());
    json.writeNumberProperty("end", span.end());
    json.writeStringProperty("text", span.in(text));
  }
}
