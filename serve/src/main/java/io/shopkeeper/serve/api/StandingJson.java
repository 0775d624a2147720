package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Standing;
import io.shopkeeper.rules.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// Why a product stands where it does, and what would change that, as JSON.
final class StandingJson {
  private StandingJson() {}

  /// All products that it speaks of.
  static List<ProductId> named(Standing standing) {
    var named = new ArrayList<>(RecommendationJson.named(List.of(standing.item())));
    standing.reasons().forEach(one -> addInstead(one.outcome(), named));
    for (Standing.WithoutDeed one : standing.deeds()) {
      named.add(one.product());
      addInstead(one.outcome(), named);
    }
    return named;
  }

  private static void addInstead(Standing.Outcome outcome, List<ProductId> named) {
    if (outcome.instead() != null) {
      named.add(outcome.instead());
    }
  }

  static void write(JsonGenerator json, Standing standing, Map<ProductId, Product> products) {
    json.writeStartObject();
    ProductId product = standing.item().product();
    json.writeStringProperty("product", product.value());
    RecommendationJson.writeTitle(json, products.get(product));
    json.writeNumberProperty("place", standing.place());
    json.writeNumberProperty("score", standing.item().score());
    json.writeStringProperty("basis", standing.basis().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("model", standing.modelVersion());
    json.writeName("tree");
    tree(json, standing.tree());
    json.writeArrayPropertyStart("withoutReason");
    for (Standing.WithoutReason one : standing.reasons()) {
      json.writeStartObject();
      json.writeName("reason");
      RecommendationJson.write(json, one.reason(), products);
      outcome(json, standing, one.outcome(), products);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("withoutDeed");
    for (Standing.WithoutDeed one : standing.deeds()) {
      json.writeStartObject();
      json.writeStringProperty("product", one.product().value());
      RecommendationJson.writeTitle(json, products.get(one.product()));
      json.writeStringProperty("relation", one.relation().name().toLowerCase(Locale.ROOT));
      outcome(json, standing, one.outcome(), products);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void outcome(
      JsonGenerator json,
      Standing standing,
      Standing.Outcome outcome,
      Map<ProductId, Product> products) {
    json.writeBooleanProperty("changes", standing.changes(outcome));
    if (outcome.place() > 0) {
      json.writeNumberProperty("place", outcome.place());
    }
    ProductId instead = outcome.instead();
    if (standing.changes(outcome) && instead != null) {
      json.writeObjectPropertyStart("instead");
      json.writeStringProperty("product", instead.value());
      RecommendationJson.writeTitle(json, products.get(instead));
      json.writeEndObject();
    }
  }

  private static void tree(JsonGenerator json, Explanation node) {
    json.writeStartObject();
    json.writeStringProperty("what", node.what());
    json.writeNumberProperty("value", node.value());
    if (!node.parts().isEmpty()) {
      json.writeArrayPropertyStart("parts");
      node.parts().forEach(part -> tree(json, part));
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
