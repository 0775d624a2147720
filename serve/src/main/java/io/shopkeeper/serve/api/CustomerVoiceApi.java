package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.reviewing.ReviewBehaviour;
import io.shopkeeper.profile.reviewing.ReviewBehaviour.AspectJudged;
import io.shopkeeper.profile.taste.Sign;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.figures.Lineage;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.ports.ShopReviews;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// What a customer likes by meaning, with what that rests on, and how they review.
public final class CustomerVoiceApi {
  private static final int THEMES = 5;
  private static final int SIGNS = 3;
  private static final int DECIMALS = 1_000_000;

  private final Customers customers;
  private final ShopReviews reviews;

  public CustomerVoiceApi(Customers customers, ShopReviews reviews) {
    this.customers = customers;
    this.reviews = reviews;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/customers/{id}/tastes", READ, this::tastes),
        Route.api("GET", "/api/v1/customers/{id}/reviews", READ, this::reviews));
  }

  public Answer tastes(Request request) {
    CustomerProfile profile = profile(request);
    return Answer.json(
        Json.write(json -> {
          start(json, profile);
          customers
              .themes()
              .ifPresent(
                  learned -> json.writeStringProperty("learnedAt", learned.learnedAt().toString()));
          profile.inferred().ifPresent(known -> writeThemes(json, profile, known));
          json.writeEndObject();
        }));
  }

  public Answer reviews(Request request) {
    CustomerProfile profile = profile(request);
    return Answer.json(
        Json.write(json -> {
          start(json, profile);
          customers
              .reviewing(profile, reviews.read())
              .ifPresent(behaviour -> write(json, behaviour, profile));
          json.writeEndObject();
        }));
  }

  private CustomerProfile profile(Request request) {
    CustomerId id = Ids.parse(request.path("id"), CustomerId::new);
    return customers
        .profile(id)
        .orElseThrow(() ->
            Problem.notFound(
                    "nothing is known of customer '%s'".formatted(id),
                    "Check the id; it is known once an event or a file names it.")
                .asException());
  }

  private static void start(JsonGenerator json, CustomerProfile profile) {
    json.writeStartObject();
    json.writeStringProperty("customer", profile.customer());
    json.writeStringProperty(
        "personalisation", profile.personalisationRefused() ? "refused" : "not_refused");
  }

  private void writeThemes(JsonGenerator json, CustomerProfile profile, CustomerStatistics known) {
    Map<String, List<Sign>> signs = customers.signs(profile, THEMES, SIGNS);
    Map<String, Double> shop = customers.wide().themes();
    json.writeArrayPropertyStart("themes");
    for (Preference theme : known.themes().subList(0, Math.min(THEMES, known.themes().size()))) {
      json.writeStartObject();
      json.writeStringProperty("name", theme.name());
      number(json, "share", theme.share());
      number(json, "shopShare", shop.getOrDefault(theme.name(), 0.0));
      json.writeArrayPropertyStart("signs");
      signs.getOrDefault(theme.name(), List.of()).forEach(sign -> write(json, sign));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringProperty("lineage", Lineage.ofThemes(profile.countedAs()));
  }

  private static void write(JsonGenerator json, Sign sign) {
    json.writeStartObject();
    json.writeStringProperty("type", sign.type());
    if (sign.product() != null) {
      json.writeStringProperty("product", sign.product().value());
    }
    if (sign.words() != null) {
      json.writeStringProperty("words", sign.words());
    }
    json.writeNumberProperty("times", sign.times());
    json.writeStringProperty("last", sign.last().toString());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, ReviewBehaviour own, CustomerProfile profile) {
    json.writeNumberProperty("reviews", own.reviews());
    json.writeNumberProperty("bought", own.bought());
    json.writeNumberProperty("reviewed", own.reviewed());
    number(json, "reviewedShare", own.reviewedShare());
    number(json, "shopReviewedShare", customers.shopReviewing().reviewed());
    json.writeNumberProperty("rated", own.rated());
    number(json, "stars", own.stars());
    number(json, "strictness", own.rated() == 0 ? Double.NaN : own.strictness());
    number(json, "inFavour", own.inFavour());
    if (own.first() != null && own.last() != null) {
      json.writeStringProperty("first", own.first().toString());
      json.writeStringProperty("last", own.last().toString());
    }
    json.writeArrayPropertyStart("aspects");
    own.aspects().forEach(aspect -> write(json, aspect));
    json.writeEndArray();
    json.writeStringProperty("lineage", Lineage.of(profile.countedAs()).reviews());
  }

  private static void write(JsonGenerator json, AspectJudged judged) {
    json.writeStartObject();
    json.writeStringProperty("aspect", judged.aspect().id());
    json.writeStringProperty("chinese", judged.aspect().chinese());
    json.writeStringProperty("english", judged.aspect().english());
    json.writeNumberProperty("praised", judged.praised());
    json.writeNumberProperty("criticised", judged.criticised());
    number(json, "inFavour", judged.inFavour());
    Double others = judged.others();
    number(json, "others", others == null ? Double.NaN : others);
    json.writeArrayPropertyStart("quotes");
    for (ReviewBehaviour.Quote quote : judged.quotes()) {
      json.writeStartObject();
      json.writeStringProperty("review", quote.review().value());
      json.writeStringProperty("product", quote.product().value());
      json.writeBooleanProperty("praise", quote.praise());
      json.writeStringProperty("text", quote.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// What is not known is left out.
  private static void number(JsonGenerator json, String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, (double) Math.round(value * DECIMALS) / DECIMALS);
    }
  }
}
