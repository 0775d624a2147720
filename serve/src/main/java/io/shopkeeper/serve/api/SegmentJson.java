package io.shopkeeper.serve.api;

import io.shopkeeper.profile.segment.CustomerFigure;
import io.shopkeeper.profile.segment.LookAlikes;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.SegmentRule;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Segments and the customers in them as JSON.
final class SegmentJson {
  private static final double DECIMALS = 1e4;

  private SegmentJson() {}

  static void fields(JsonGenerator json, SavedSegment segment) {
    json.writeStringProperty("id", segment.id());
    json.writeNumberProperty("version", segment.version());
    json.writeStringProperty("name", segment.name());
    switch (segment.rule()) {
      case SegmentRule.Where where -> json.writeStringProperty("where", where.text());
      case SegmentRule.Listed(var customers) -> json.writeNumberProperty("listed", customers);
    }
    json.writeStringProperty("who", segment.who());
    json.writeStringProperty("at", segment.at().toString());
  }

  /// Some customers with their figures.
  static void sample(JsonGenerator json, List<String> customers, Population population) {
    json.writeArrayPropertyStart("sample");
    customers.forEach(customer -> customer(json, customer, population));
    json.writeEndArray();
  }

  /// The most alike, and how well such are found.
  static void alike(JsonGenerator json, SavedSegment segment, LookAlikes alike, int size) {
    LookAlikes.Quality quality = alike.quality();
    json.writeStartObject();
    json.writeStringProperty("segment", segment.id());
    json.writeObjectPropertyStart("quality");
    json.writeNumberProperty("heldOut", quality.held());
    CampaignJson.interval(json, "precision", quality.precision());
    json.writeNumberProperty("random", quality.random());
    json.writeEndObject();
    json.writeArrayPropertyStart("customers");
    for (LookAlikes.Alike one : alike.ranked().stream().limit(size).toList()) {
      json.writeStartObject();
      json.writeStringProperty("customer", one.customer());
      json.writeNumberProperty("likeness", one.likeness());
      json.writeArrayPropertyStart("reasons");
      for (LookAlikes.Reason reason : one.reasons()) {
        json.writeStartObject();
        json.writeStringProperty("figure", reason.figure());
        json.writeNumberProperty("deviations", reason.deviations());
        json.writeNumberProperty("weight", reason.weight());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void customer(JsonGenerator json, String customer, Population population) {
    json.writeStartObject();
    json.writeStringProperty("customer", customer);
    for (CustomerFigure figure : CustomerFigure.values()) {
      if (figure == CustomerFigure.ID) {
        continue;
      }
      double number = population.number(figure, customer);
      String text = population.text(figure, customer);
      if (!Double.isNaN(number)) {
        json.writeNumberProperty(figure.wireName(), Math.round(number * DECIMALS) / DECIMALS);
      } else if (!text.isEmpty()) {
        json.writeStringProperty(
            figure.wireName(),
            figure == CustomerFigure.STAGE ? text.toLowerCase(Locale.ROOT) : text);
      }
    }
    json.writeEndObject();
  }
}
