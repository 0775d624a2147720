package io.shopkeeper.serve.api;

import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.write.StoredProducts;
import io.shopkeeper.content.write.Writing;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.util.List;
import java.util.Locale;

/// Drafts of the texts of product pages, written when they are asked for from what is stored then.
public final class DraftsApi {
  private static final int PRESET = 20;
  private static final int MOST = 200;

  private final Facts facts;
  private final Language preset;
  private final Drafting drafting;

  /// @param locale of the shop, whose language is written unless another is asked for
  public DraftsApi(Facts facts, Locale locale, Drafting drafting) {
    this.facts = facts;
    this.preset = locale.getLanguage().equals("zh") ? Language.CHINESE : Language.ENGLISH;
    this.drafting = drafting;
  }

  /// One product's texts; `lang` is zh or en.
  public Answer show(Request request) {
    ProductId id = Ids.parse(request.path("id"), ProductId::new);
    Language language = language(request);
    Product product = product(id);
    Writing writing = write(product, language);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          DraftJson.fields(json, product, language, writing);
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

  /// The texts of a product as they would be written now.
  private Writing write(Product product, Language language) {
    return drafting
        .draft(product, language)
        .map(Drafting.Drafted::writing)
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
