package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.rules.RuleTexts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Recommendations and their reasons as JSON.
public final class RecommendationJson {
  private static final RuleTexts TEXTS = new RuleTexts(Locale.UK);

  private RecommendationJson() {}

  /// The products of recommendations and those that reasons speak of.
  public static List<ProductId> named(List<Recommendation> items) {
    return items.stream()
        .flatMap(item ->
            Stream.concat(Stream.of(item.product()), item.reasons().stream().map(Reason::about)))
        .filter(Objects::nonNull)
        .toList();
  }

  /// @param products whose titles are told; of none that are missing
  static void write(JsonGenerator json, Recommendations found, Map<ProductId, Product> products) {
    json.writeStartObject();
    fields(json, found, products);
    json.writeEndObject();
  }

  /// The same as fields of an object that is begun.
  public static void fields(
      JsonGenerator json, Recommendations found, Map<ProductId, Product> products) {
    json.writeStringProperty("basis", found.basis().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("model", found.modelVersion());
    json.writeArrayPropertyStart("items");
    for (Recommendation item : found.items()) {
      json.writeStartObject();
      json.writeStringProperty("product", item.product().value());
      writeTitle(json, products.get(item.product()));
      json.writeNumberProperty("score", item.score());
      if (Double.isFinite(item.probability())) {
        json.writeNumberProperty("probability", item.probability());
      }
      writeReasons(json, item.reasons(), products);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!found.notes().isEmpty()) {
      json.writeArrayPropertyStart("notes");
      found.notes().forEach(note -> json.writeString(TEXTS.text(note, UnaryOperator.identity())));
      json.writeEndArray();
    }
  }

  static void writeTitle(JsonGenerator json, @Nullable Product product) {
    if (product != null) {
      json.writeStringProperty("title", product.title());
    }
  }

  private static void writeReasons(
      JsonGenerator json, List<Reason> reasons, Map<ProductId, Product> products) {
    json.writeArrayPropertyStart("reasons");
    reasons.forEach(reason -> write(json, reason, products));
    json.writeEndArray();
  }

  static void write(JsonGenerator json, Reason reason, Map<ProductId, Product> products) {
    json.writeStartObject();
    switch (reason) {
      case Reason.BecauseOf because -> {
        json.writeStringProperty("type", "because_of");
        json.writeStringProperty("product", because.product().value());
        writeTitle(json, products.get(because.product()));
        json.writeStringProperty("relation", because.relation().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("customersInCommon", because.customersInCommon());
      }
      case Reason.Followed followed -> {
        json.writeStringProperty("type", "followed");
        json.writeStringProperty("product", followed.product().value());
        writeTitle(json, products.get(followed.product()));
        json.writeNumberProperty("customers", followed.customers());
      }
      case Reason.NextInSequence next -> {
        json.writeStringProperty("type", "next_in_sequence");
        json.writeStringProperty("product", next.newest().value());
        writeTitle(json, products.get(next.newest()));
        json.writeNumberProperty("read", next.read());
      }
      case Reason.Due due -> {
        json.writeStringProperty("type", "due");
        json.writeNumberProperty("times", due.times());
        json.writeNumberProperty("usualDays", due.usualDays());
        json.writeNumberProperty("daysSince", due.daysSince());
      }
      case Reason.InSameOrders same -> {
        json.writeStringProperty("type", "in_same_orders");
        json.writeStringProperty("product", same.product().value());
        writeTitle(json, products.get(same.product()));
        json.writeNumberProperty("together", same.together());
        json.writeNumberProperty("ordersOfProduct", same.ordersOfProduct());
        json.writeNumberProperty("ordersOfThis", same.ordersOfThis());
        json.writeNumberProperty("orders", same.orders());
        json.writeNumberProperty("lift", same.lift());
      }
      case Reason.BoughtBefore before -> {
        json.writeStringProperty("type", "bought_before");
        json.writeNumberProperty("times", before.times());
        json.writeNumberProperty("baskets", before.baskets());
        json.writeNumberProperty("basketsSince", before.basketsSince());
      }
      case Reason.OftenBought often -> {
        json.writeStringProperty("type", "often_bought");
        json.writeNumberProperty("customers", often.customers());
      }
      case Reason.Popular popular -> {
        json.writeStringProperty("type", "popular");
        json.writeNumberProperty("buyers", popular.buyers());
        json.writeNumberProperty("days", popular.days());
      }
      case Reason.Alike alike -> {
        json.writeStringProperty("type", "alike");
        json.writeStringProperty("product", alike.product().value());
        json.writeNumberProperty("cosine", alike.cosine());
        json.writeNumberProperty("shrinkage", alike.shrinkage());
        json.writeNumberProperty("popularity", alike.popularity());
        json.writeNumberProperty("customersInCommon", alike.customersInCommon());
      }
      case Reason.Ruled ruled -> {
        json.writeStringProperty("type", "rule");
        json.writeStringProperty("rule", ruled.rule());
        json.writeStringProperty("effect", ruled.kind());
        json.writeStringProperty("name", ruled.name());
      }
      case Reason.Weighed weighed -> write(json, weighed, products);
      case Reason.Others others -> {
        json.writeStringProperty("type", "others");
        json.writeNumberProperty("count", others.count());
      }
    }
    json.writeNumberProperty("contribution", reason.contribution());
    json.writeEndObject();
  }

  private static void write(
      JsonGenerator json, Reason.Weighed weighed, Map<ProductId, Product> products) {
    json.writeStringProperty("type", "weighed");
    json.writeStringProperty("topic", weighed.topic());
    json.writeStringProperty("part", weighed.part());
    ProductId past = weighed.product();
    if (past != null) {
      json.writeStringProperty("product", past.value());
      writeTitle(json, products.get(past));
    }
    if (!weighed.value().isEmpty()) {
      json.writeStringProperty("value", weighed.value());
    }
    if (Double.isFinite(weighed.figure())) {
      json.writeNumberProperty("figure", weighed.figure());
    }
    json.writeNumberProperty("loss", weighed.loss());
  }
}
