package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.rules.Finding;
import io.shopkeeper.rules.Place;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.RuleTexts;
import io.shopkeeper.rules.shop.Revision;
import io.shopkeeper.rules.shop.RuleFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Rules as JSON.
final class RuleJson {
  private RuleJson() {}

  static void fields(JsonGenerator json, Rule rule, RuleFields fields) {
    List<String> texts = fields.write(rule);
    for (int i = 0; i < texts.size(); i++) {
      String name = RuleFields.NAMES.get(i);
      switch (name) {
        case "places" -> {
          json.writeArrayPropertyStart(name);
          rule.places().stream().sorted().map(Place::wireName).forEach(json::writeString);
          json.writeEndArray();
        }
        case "priority" -> json.writeNumberProperty(name, rule.priority());
        case "on" -> json.writeBooleanProperty(name, rule.on());
        case "from", "until" -> {
          if (!texts.get(i).isEmpty()) {
            json.writeStringProperty(name, texts.get(i));
          }
        }
        default -> json.writeStringProperty(name, texts.get(i));
      }
    }
  }

  static void findings(JsonGenerator json, List<Finding> findings, RuleTexts texts) {
    json.writeArrayPropertyStart("findings");
    for (Finding finding : findings) {
      json.writeStartObject();
      json.writeArrayPropertyStart("rules");
      finding.rules().forEach(json::writeString);
      json.writeEndArray();
      json.writeStringProperty("text", texts.text(finding));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void history(JsonGenerator json, List<Revision> revisions, RuleFields fields) {
    json.writeArrayPropertyStart("revisions");
    for (Revision revision : revisions) {
      json.writeStartObject();
      json.writeNumberProperty("revision", revision.number());
      json.writeStringProperty("who", revision.who());
      json.writeStringProperty("at", revision.at().toString());
      json.writeArrayPropertyStart("changes");
      for (Revision.Change change : revision.changes()) {
        json.writeStartObject();
        json.writeStringProperty("what", change.what().wireName());
        json.writeStringProperty("rule", change.rule());
        rule(json, "before", change.before(), fields);
        rule(json, "after", change.after(), fields);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void rule(
      JsonGenerator json, String name, @Nullable Rule rule, RuleFields fields) {
    if (rule != null) {
      json.writeObjectPropertyStart(name);
      fields(json, rule, fields);
      json.writeEndObject();
    }
  }

  /// @param before the products of the list it is compared with; none for a list that is not
  static void list(
      JsonGenerator json,
      String name,
      List<Recommendation> items,
      Map<ProductId, Product> products,
      List<ProductId> before) {
    json.writeArrayPropertyStart(name);
    for (Recommendation item : items) {
      json.writeStartObject();
      json.writeStringProperty("product", item.product().value());
      Product product = products.get(item.product());
      if (product != null) {
        json.writeStringProperty("title", product.title());
      }
      json.writeNumberProperty("score", item.score());
      int was = before.indexOf(item.product());
      if (was >= 0) {
        json.writeNumberProperty("was", was + 1);
      }
      json.writeArrayPropertyStart("rules");
      for (Reason reason : item.reasons()) {
        if (reason instanceof Reason.Ruled(var rule, _, _, double contribution)) {
          json.writeStartObject();
          json.writeStringProperty("rule", rule);
          json.writeNumberProperty("contribution", contribution);
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
