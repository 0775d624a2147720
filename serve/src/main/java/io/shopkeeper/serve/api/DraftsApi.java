package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.advertise.campaign.ShopCampaigns;
import io.shopkeeper.advertise.delivery.CopyResponse;
import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.write.AdChannel;
import io.shopkeeper.content.write.AdCopy;
import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.StoredProducts;
import io.shopkeeper.content.write.Writing;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.ports.ShopContent;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Drafts of the texts of product pages, written when they are asked for from what is stored then.
public final class DraftsApi {
  private static final int PRESET = 20;
  private static final int MOST = 200;
  private static final int MOST_ADS = 5;
  private static final String WRITERS =
      "Give by=composed, or by=model for the language model that is configured.";

  private final Facts facts;
  private final Language preset;
  private final Drafting drafting;
  private final ShopChecks checks;
  private final ShopCampaigns campaigns;

  /// @param locale of the shop, whose language is written unless another is asked for
  public DraftsApi(Facts facts, Locale locale, ShopContent content, ShopCampaigns campaigns) {
    this.facts = facts;
    this.preset = Language.of(locale);
    this.drafting = content.drafting();
    this.checks = content.checks();
    this.campaigns = campaigns;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/content/products", READ, this::list),
        Route.api("GET", "/api/v1/content/products/{id}", READ, this::show),
        Route.api("GET", "/api/v1/content/products/{id}/ads", READ, this::ads));
  }

  /// One product's texts; `lang` is zh or en, `by` composed or model. The model has a budget, which
  /// who may only read does not spend.
  public Answer show(Request request) {
    ProductId id = Ids.parse(request.path("id"), ProductId::new);
    Language language = language(request);
    Product product = product(id);
    Drafting.By by =
        Drafting.By.of(request.queried("by").orElse("composed"))
            .orElseThrow(() ->
                Problem.badRequest("'by' is neither composed nor model", WRITERS).asException());
    if (by == Drafting.By.MODEL && !request.caller().may(Access.ADMINISTER)) {
      throw new Problem(
              ProblemKind.FORBIDDEN,
              "the language model is asked by %s only".formatted(Access.ADMINISTER.roleNames()),
              "Leave out by=model, or use a key of that role.")
          .asException();
    }
    Drafting.Drafted drafted = drafted(product, language, by);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          DraftJson.fields(json, product, language, drafted.writing());
          json.writeStringProperty("by", drafted.origin());
          json.writeEndObject();
        }));
  }

  /// The texts of `count` products behind the id `after`, with the id to go on behind, so that long
  /// work can be broken off and taken up again.
  public Answer list(Request request) {
    Language language = language(request);
    int count = request.number("count", PRESET, 1, MOST);
    List<Product> products =
        StoredProducts.after(facts, request.queried("after").orElse(""), count);
    List<Writing> texts = products.stream().map(product -> write(product, language)).toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("texts");
          for (int i = 0; i < products.size(); i++) {
            json.writeStartObject();
            DraftJson.fields(json, products.get(i), language, texts.get(i));
            json.writeEndObject();
          }
          json.writeEndArray();
          if (products.size() == count) {
            json.writeStringProperty("next", products.getLast().id().value());
          }
          json.writeEndObject();
        }));
  }

  /// Advertisements of a product for a `channel`, made of its page, those first that were answered
  /// best in the past.
  public Answer ads(Request request) {
    Product product = product(Ids.parse(request.path("id"), ProductId::new));
    Language language = language(request);
    AdChannel channel =
        AdChannel.of(request.queried("channel").orElse("slot"))
            .orElseThrow(() ->
                Problem.badRequest(
                        "there is no such channel", "Give slot, search, email, sms or social.")
                    .asException());
    Writing writing = write(product, language);
    CopyResponse past = campaigns.copyResponse();
    Map<String, String> about =
        product.categories().isEmpty()
            ? Map.of()
            : Map.of("category", product.categories().getFirst());
    List<AdCopy> ads =
        writing instanceof Draft draft
            ? AdCopy.of(draft, channel, checks.checker(), searches())
            : List.of();
    List<AdCopy> best =
        ads.stream()
            .sorted(
                Comparator.comparingDouble(
                    (AdCopy ad) -> -past.expected(ad.text(), about).estimate()))
            .limit(MOST_ADS)
            .toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("product", product.id().value());
          json.writeStringProperty("channel", channel.wireName());
          json.writeNumberProperty("longest", channel.longest(language));
          json.writeNumberProperty("learnedFrom", past.impressions());
          json.writeArrayPropertyStart("ads");
          for (AdCopy ad : best) {
            json.writeStartObject();
            json.writeStringProperty("text", ad.text());
            Interval expected = past.expected(ad.text(), about);
            json.writeNumberProperty("expected", expected.estimate());
            CampaignJson.interval(json, "interval", expected);
            json.writeNumberProperty("searches", ad.asked());
            json.writeArrayPropertyStart("facts");
            ad.facts().forEach(fact -> json.writeString(fact.name()));
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// What customers searched for most.
  private Map<String, Long> searches() {
    var searches = new LinkedHashMap<String, Long>();
    facts
        .list(
            Query.of(DraftsApi.class, "searched.sql"),
            row -> Map.entry(row.text(0), row.integer(1)))
        .forEach(one -> searches.put(one.getKey(), one.getValue()));
    return searches;
  }

  /// The texts of a product as they would be written now.
  private Writing write(Product product, Language language) {
    return drafted(product, language, Drafting.By.COMPOSED).writing();
  }

  private Drafting.Drafted drafted(Product product, Language language, Drafting.By by) {
    return drafting
        .draft(product, language, by)
        .orElseThrow(() ->
            new Problem(
                    ProblemKind.NOT_READY,
                    "the catalogue is being read for the first time since the start",
                    "Ask again in a moment; GET /api/v1/jobs tells how far the reading is.")
                .with("Retry-After", "5")
                .asException());
  }

  /// @throws io.shopkeeper.serve.http.ProblemException with status 404 if there is none
  private Product product(ProductId id) {
    Product product = facts.products(List.of(id)).get(id);
    if (product == null) {
      throw Problem.notFound(
              "there is no product '%s' in the catalogue".formatted(id),
              "Check the id, or add the product with PUT /api/v1/products.")
          .asException();
    }
    return product;
  }

  /// @throws io.shopkeeper.serve.http.ProblemException with status 400 for another than zh and en
  private Language language(Request request) {
    return switch (request.queried("lang").orElse("")) {
      case "" -> preset;
      case "zh" -> Language.CHINESE;
      case "en" -> Language.ENGLISH;
      case String other ->
          throw Problem.badRequest(
                  "texts are not written in the language '%s'".formatted(other),
                  "Give lang=zh or lang=en, or leave it out for the shop's own.")
              .asException();
    };
  }
}
