package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.search.Facet;
import io.shopkeeper.search.Rescue;
import io.shopkeeper.search.SearchFilter;
import io.shopkeeper.search.SearchHit;
import io.shopkeeper.search.SearchReason;
import io.shopkeeper.search.SearchRequest;
import io.shopkeeper.search.SearchResults;
import io.shopkeeper.search.ShopSearch;
import io.shopkeeper.search.Tastes;
import io.shopkeeper.search.intent.PriceRange;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Finds products by what somebody wrote, and tells what may be written.
public final class SearchApi {
  private static final int MOST_SUGGESTED = 20;
  private static final int PRESET = 10;

  private final ShopSearch search;
  private final Function<CustomerId, Tastes> tastes;

  /// @param tastes of a customer
  public SearchApi(ShopSearch search, Function<CustomerId, Tastes> tastes) {
    this.search = search;
    this.tastes = tastes;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/search", READ, this::search),
        Route.api("GET", "/api/v1/suggest", READ, this::suggest));
  }

  public Answer search(Request request) {
    SearchResults results =
        search.search(asked(request, flag(request, "explain")).of(liked(request, tastes)));
    return Answer.json(Json.write(json -> write(json, results)));
  }

  public Answer suggest(Request request) {
    String beginning = request.queried("q").orElse("");
    int count = request.number("count", PRESET, 1, MOST_SUGGESTED);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("suggestions");
          search
              .suggest(beginning, count)
              .forEach(suggestion -> {
                json.writeStartObject();
                json.writeStringProperty("text", suggestion.text());
                json.writeNumberProperty("products", suggestion.products());
                json.writeEndObject();
              });
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// The tastes of the customer who is named in a request; none if none is.
  public static Tastes liked(Request request, Function<CustomerId, Tastes> tastes) {
    return request
        .queried("customer")
        .map(String::strip)
        .filter(id -> !id.isEmpty())
        .map(id -> tastes.apply(new CustomerId(id)))
        .orElse(Tastes.NONE);
  }

  /// What a request asks for in its query.
  public static SearchRequest asked(Request request, boolean explained) {
    return new SearchRequest(
        request.queried("q").orElse(""),
        new SearchFilter(
            prices(request),
            named(request, "category"),
            named(request, "brand"),
            flag(request, "inStock")),
        request.number("count", PRESET, 1, SearchRequest.MAX_COUNT),
        request.number("offset", 0, 0, SearchRequest.MAX_OFFSET),
        explained);
  }

  private static PriceRange prices(Request request) {
    try {
      return new PriceRange(price(request, "priceFrom"), price(request, "priceTo"));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Give the lower price as priceFrom.")
          .asException();
    }
  }

  private static @Nullable BigDecimal price(Request request, String name) {
    String text = request.queried(name).orElse("");
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("\\d{1,12}(\\.\\d{1,4})?")) {
      throw Problem.badRequest(
              "%s is '%s'".formatted(name, text),
              "Give an amount in the shop's currency, as 49.90.")
          .asException();
    }
    return new BigDecimal(text);
  }

  private static Set<String> named(Request request, String name) {
    return Set.copyOf(
        request.query().getOrDefault(name, List.of()).stream()
            .filter(value -> !value.isBlank())
            .toList());
  }

  private static boolean flag(Request request, String name) {
    return request.queried(name).filter("true"::equals).isPresent();
  }

  private static void write(JsonGenerator json, SearchResults results) {
    json.writeStartObject();
    json.writeObjectPropertyStart("understood");
    json.writeStringProperty("words", results.understood().words());
    PriceRange price = results.understood().price();
    if (price.from() != null) {
      json.writeNumberProperty("priceFrom", price.from());
    }
    if (price.to() != null) {
      json.writeNumberProperty("priceTo", price.to());
    }
    json.writeBooleanProperty("inStock", results.understood().inStock());
    json.writeEndObject();
    if (results.corrected() != null) {
      json.writeStringProperty("corrected", results.corrected());
    }
    json.writeArrayPropertyStart("rescues");
    results.rescues().stream().sorted().map(SearchApi::name).forEach(json::writeString);
    json.writeEndArray();
    json.writeNumberProperty("total", results.total());
    json.writeArrayPropertyStart("items");
    results.hits().forEach(hit -> write(json, hit));
    json.writeEndArray();
    json.writeArrayPropertyStart("facets");
    results.facets().forEach(facet -> write(json, facet));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SearchHit hit) {
    Product product = hit.product();
    json.writeStartObject();
    json.writeStringProperty("product", product.id().value());
    json.writeStringProperty("title", product.title());
    if (product.brand() != null) {
      json.writeStringProperty("brand", product.brand());
    }
    json.writeArrayPropertyStart("categories");
    product.categories().forEach(json::writeString);
    json.writeEndArray();
    Money price = product.price();
    if (price != null) {
      json.writeNumberProperty("price", price.major());
      json.writeStringProperty("currency", price.currency().getCurrencyCode());
    }
    json.writeBooleanProperty("inStock", product.inStock());
    json.writeNumberProperty("score", hit.score());
    if (!hit.reasons().isEmpty()) {
      json.writeArrayPropertyStart("reasons");
      hit.reasons().forEach(reason -> write(json, reason));
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, SearchReason reason) {
    json.writeStartObject();
    switch (reason) {
      case SearchReason.HasWord(var term, var field, _) -> {
        json.writeStringProperty("type", "has_word");
        json.writeStringProperty("word", term);
        json.writeStringProperty("field", name(field));
      }
      case SearchReason.HasSynonym(var term, var field, var written, _) -> {
        json.writeStringProperty("type", "has_synonym");
        json.writeStringProperty("word", term);
        json.writeStringProperty("field", name(field));
        json.writeStringProperty("written", written);
      }
      case SearchReason.MeansAlike(double cosine, _) -> {
        json.writeStringProperty("type", "means_alike");
        json.writeNumberProperty("cosine", cosine);
      }
      case SearchReason.Other(var feature, double value, _) -> {
        json.writeStringProperty("type", name(feature));
        json.writeNumberProperty("value", value);
      }
      case SearchReason.Liked(var taste, var name, double share, _) -> {
        json.writeStringProperty("type", "liked_" + name(taste));
        json.writeStringProperty("name", name);
        json.writeNumberProperty("share", share);
      }
      case SearchReason.Ruled(var rule, var kind, var name, _) -> {
        json.writeStringProperty("type", "rule");
        json.writeStringProperty("rule", rule);
        json.writeStringProperty("effect", kind);
        json.writeStringProperty("name", name);
      }
    }
    json.writeNumberProperty("contribution", reason.contribution());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Facet facet) {
    json.writeStartObject();
    json.writeStringProperty("by", name(facet.kind()));
    json.writeArrayPropertyStart("values");
    facet
        .values()
        .forEach(value -> {
          json.writeStartObject();
          json.writeStringProperty("name", value.name());
          json.writeNumberProperty("products", value.products());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  /// As `other_prices` for [Rescue#OTHER_PRICES].
  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
