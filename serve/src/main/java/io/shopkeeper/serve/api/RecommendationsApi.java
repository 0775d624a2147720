package io.shopkeeper.serve.api;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.Recommender;
import io.shopkeeper.rules.RuleTexts;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Answers what to show.
public final class RecommendationsApi {
  /// How many products one answer holds at most.
  public static final int MOST = 100;

  private static final int PRESET = 10;
  private static final RuleTexts TEXTS = new RuleTexts(Locale.UK);

  private final Recommender recommender;
  private final Facts facts;

  public RecommendationsApi(Recommender recommender, Facts facts) {
    this.recommender = recommender;
    this.facts = facts;
  }

  /// For a customer, a visit, both or neither.
  public Answer forCustomer(Request request) {
    return answer(
        request,
        new RecommendationRequest.ForCustomer(
            Ids.queried(request, "customer", CustomerId::new),
            Ids.queried(request, "session", SessionId::new),
            count(request),
            Ids.all(request, "exclude", ProductId::new)));
  }

  /// What a customer will need again.
  public Answer buyAgain(Request request) {
    CustomerId customer = Ids.queried(request, "customer", CustomerId::new);
    if (customer == null) {
      throw Problem.badRequest(
              "whose purchases are asked about is not said",
              "Add the parameter customer, as in"
                  + " /api/v1/recommendations/buy-again?customer=c-1001.")
          .asException();
    }
    return answer(
        request,
        new RecommendationRequest.BuyAgain(
            customer,
            Ids.queried(request, "session", SessionId::new),
            count(request),
            Ids.all(request, "exclude", ProductId::new)));
  }

  /// Products that go with a product.
  public Answer similar(Request request) {
    ProductId product = Ids.parse(request.path("id"), ProductId::new);
    return ofProduct(
        request, product, new RecommendationRequest.SimilarTo(product, count(request)));
  }

  /// Products in the same orders as a product.
  public Answer boughtTogether(Request request) {
    ProductId product = Ids.parse(request.path("id"), ProductId::new);
    return ofProduct(
        request, product, new RecommendationRequest.BoughtTogether(product, count(request)));
  }

  private Answer ofProduct(Request request, ProductId product, RecommendationRequest asked) {
    Recommendations found = recommender.recommend(asked);
    if (found.basis() == Recommendations.Basis.UNKNOWN_PRODUCT) {
      throw Problem.notFound(
              "neither the catalogue nor any event knows product '%s'".formatted(product),
              "Check the id, or add the product with PUT /api/v1/products.")
          .asException();
    }
    return answer(request, found);
  }

  private Answer answer(Request request, RecommendationRequest asked) {
    return answer(request, recommender.recommend(asked));
  }

  private Answer answer(Request request, Recommendations found) {
    Map<ProductId, Product> products =
        request.queried("titles").map(Boolean::parseBoolean).orElse(false)
            ? facts.products(found.items().stream().flatMap(RecommendationsApi::named).toList())
            : Map.of();
    return Answer.json(Json.write(json -> write(json, found, products)));
  }

  /// A recommended product and those in its reasons.
  private static Stream<ProductId> named(Recommendation item) {
    return Stream.concat(
        Stream.of(item.product()),
        item.reasons().stream()
            .flatMap(reason ->
                switch (reason) {
                  case Reason.BecauseOf because -> Stream.of(because.product());
                  case Reason.Followed followed -> Stream.of(followed.product());
                  case Reason.NextInSequence next -> Stream.of(next.newest());
                  case Reason.InSameOrders same -> Stream.of(same.product());
                  case Reason.Weighed weighed -> Stream.ofNullable(weighed.product());
                  case Reason.Due _,
                      Reason.BoughtBefore _,
                      Reason.OftenBought _,
                      Reason.Popular _,
                      Reason.Alike _,
                      Reason.Ruled _,
                      Reason.Others _ ->
                      Stream.empty();
                }));
  }

  private static int count(Request request) {
    return request.number("count", PRESET, 1, MOST);
  }

  private static void write(
      JsonGenerator json, Recommendations found, Map<ProductId, Product> products) {
    json.writeStartObject();
    json.writeStringProperty("basis", found.basis().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("model", found.modelVersion());
    json.writeArrayPropertyStart("items");
    for (Recommendation item : found.items()) {
      json.writeStartObject();
      json.writeStringProperty("product", item.product().value());
      writeTitle(json, products.get(item.product()));
      json.writeNumberProperty("score", item.score());
      writeReasons(json, item.reasons(), products);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!found.notes().isEmpty()) {
      json.writeArrayPropertyStart("notes");
      found.notes().forEach(note -> json.writeString(TEXTS.text(note, UnaryOperator.identity())));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeTitle(JsonGenerator json, @Nullable Product product) {
    if (product != null) {
      json.writeStringProperty("title", product.title());
    }
  }

  private static void writeReasons(
      JsonGenerator json, List<Reason> reasons, Map<ProductId, Product> products) {
    json.writeArrayPropertyStart("reasons");
    for (Reason reason : reasons) {
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
    json.writeEndArray();
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
