package io.shopkeeper.serve.api;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.insight.ReviewFilter;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.Job;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.serve.ports.ShopReviews;
import io.shopkeeper.store.Facts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the shop's reviews say: of each product, of each category, and each for itself.
public final class ReviewsApi {
  private static final int MOST_COMPARED = 5;
  private static final int PRESET = 20;
  private static final int MOST = 100;
  private static final int LIMIT = 16 * 1024;

  private final ShopReviews reviews;
  private final Facts facts;
  private final AspectEdits edits;

  public ReviewsApi(ShopReviews reviews, Facts facts, Jobs jobs, LabelledSamples samples) {
    this.reviews = reviews;
    this.facts = facts;
    this.edits = new AspectEdits(reviews, jobs, samples);
  }

  private ReadReviews read() {
    return read(reviews);
  }

  /// @throws io.shopkeeper.serve.http.ProblemException with status 503 before they were read
  public static ReadReviews read(ShopReviews reviews) {
    return reviews
        .read()
        .orElseThrow(() ->
            new Problem(
                    ProblemKind.NOT_READY,
                    "the reviews are being read for the first time since the start",
                    "Ask again in a moment; GET /api/v1/jobs tells how far the reading is.")
                .with("Retry-After", "5")
                .asException());
  }

  /// Of `product`, beside those of `compare`, of `category`, or of all.
  public Answer insight(Request request) {
    ReadReviews read = read();
    ProductId product = Ids.queried(request, "product", ProductId::new);
    String category = request.queried("category").orElse("");
    Set<ProductId> others = Ids.all(request, "compare", ProductId::new);
    if (others.size() > MOST_COMPARED || product == null && !others.isEmpty()) {
      throw Problem.badRequest(
              "compare names %d products%s"
                  .formatted(others.size(), product == null ? ", but product names none" : ""),
              "Give product=ID&compare=ID,ID with at most %d others.".formatted(MOST_COMPARED))
          .asException();
    }
    ReviewStudy study = read.study();
    String own = product == null ? category : categoryOf(product, study);
    Insight insight = product == null ? ofCategory(category, read) : ofProduct(product, read);
    var compared = new LinkedHashMap<ProductId, Insight>();
    others.forEach(other -> compared.put(other, ofProduct(other, read)));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("readAt", read.readAt().toString());
          TextJson.model(json, study.analyser());
          if (product != null) {
            json.writeStringProperty("product", product.value());
          }
          if (!own.isEmpty()) {
            json.writeStringProperty("category", own);
          }
          TextJson.fields(json, insight, study.catalogue(own));
          if (!compared.isEmpty()) {
            TextJson.comparison(json, insight, compared);
          }
          json.writeEndObject();
        }));
  }

  private Insight ofCategory(String category, ReadReviews read) {
    if (category.isEmpty()) {
      return read.overall();
    }
    return read.ofCategory(category)
        .orElseThrow(() ->
            Problem.notFound(
                    "no review is of a product of the category '%s'".formatted(category),
                    "Name the innermost category of a product that has reviews: see GET"
                        + " /api/v1/text/aspects for them.")
                .asException());
  }

  private Insight ofProduct(ProductId product, ReadReviews read) {
    return read.ofProduct(product)
        .orElseGet(() -> {
          if (facts.products(List.of(product)).isEmpty()) {
            throw Problem.notFound(
                    "neither the catalogue nor any review knows product '%s'".formatted(product),
                    "Check the id, or add the product with PUT /api/v1/products.")
                .asException();
          }
          return read.study().unreviewed(categoryOf(product, read.study()));
        });
  }

  private String categoryOf(ProductId product, ReviewStudy study) {
    List<AnalysedReview> own = study.byProduct().get(product);
    if (own != null) {
      return own.getFirst().category();
    }
    return facts.products(List.of(product)).values().stream()
        .filter(known -> !known.categories().isEmpty())
        .map(known -> known.categories().getLast())
        .findFirst()
        .orElse("");
  }

  /// Single reviews with what each says, the newest first.
  public Answer list(Request request) {
    ReadReviews read = read();
    ReviewFilter filter = filter(request);
    int page = request.number("page", 1, 1, 1_000_000);
    int count = request.number("count", PRESET, 1, MOST);
    List<AnalysedReview> found = filter.of(read.study());
    List<AnalysedReview> shown = found.stream().skip((page - 1L) * count).limit(count).toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("readAt", read.readAt().toString());
          json.writeNumberProperty("total", found.size());
          json.writeNumberProperty("page", page);
          json.writeNumberProperty("pages", Math.max(1, (found.size() + count - 1) / count));
          json.writeArrayPropertyStart("reviews");
          shown.forEach(review ->
              TextJson.review(
                  json, review, read.study().catalogue(review.category()), reviews.names()));
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// Which reviews a request asks for.
  public static ReviewFilter filter(Request request) {
    return new ReviewFilter(
        Ids.queried(request, "product", ProductId::new),
        request.queried("category").orElse(""),
        request.queried("aspect").orElse(""),
        polarity(request),
        request.queried("q").orElse(""));
  }

  private static ReviewFilter.@Nullable Polarity polarity(Request request) {
    String name = request.queried("polarity").orElse("");
    return switch (name) {
      case "" -> null;
      case "positive" -> ReviewFilter.Polarity.POSITIVE;
      case "negative" -> ReviewFilter.Polarity.NEGATIVE;
      case "neutral" -> ReviewFilter.Polarity.NEUTRAL;
      default ->
          throw Problem.badRequest(
                  "polarity is '%s'".formatted(name), "Give positive, negative or neutral.")
              .asException();
    };
  }

  /// The aspects of a category, or of all, with the words that name each, and the shop's edits.
  public Answer aspects(Request request) {
    ReviewStudy study = read().study();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          TextJson.catalogue(json, study.catalogue(request.queried("category").orElse("")));
          TextJson.texts(
              json,
              "categories",
              study.byCategory().keySet().stream().filter(name -> !name.isEmpty()).toList());
          TextJson.texts(json, "edits", reviews.edits());
          json.writeEndObject();
        }));
  }

  /// Edits an aspect, or takes an edit back; reviews are then read anew.
  public Answer edit(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    Job job = edits.apply(fields::text, request.caller().named());
    return Answer.json(
            202,
            Json.write(json -> {
              json.writeStartObject();
              TextJson.texts(json, "edits", reviews.edits());
              json.writeStringProperty("job", job.id());
              json.writeEndObject();
            }))
        .with("Location", "/api/v1/jobs/" + job.id());
  }
}
