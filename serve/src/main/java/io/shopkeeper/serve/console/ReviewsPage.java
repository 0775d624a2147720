package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.insight.Insight;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.insight.ReviewFilter;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.Aspect;
import io.shopkeeper.serve.api.AspectEdits;
import io.shopkeeper.serve.api.LabelledSamples;
import io.shopkeeper.serve.figures.ProductFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.JobRequest;
import io.shopkeeper.serve.ports.Jobs;
import io.shopkeeper.serve.ports.ShopReviews;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What customers write of a product, of a category or of the shop, and the reviews themselves.
public final class ReviewsPage {
  private static final int CHOICES = 100;
  private static final int COMPARED = 3;
  private static final int FORM = 16 * 1024;

  private final Templates templates;
  private final ShopReviews reviews;
  private final ProductFigures products;
  private final Jobs jobs;
  private final LabelledSamples samples;

  ReviewsPage(
      Templates templates,
      ShopReviews reviews,
      ProductFigures products,
      Jobs jobs,
      LabelledSamples samples) {
    this.templates = templates;
    this.reviews = reviews;
    this.products = products;
    this.jobs = jobs;
    this.samples = samples;
  }

  /// A product to choose, with how many reviews it has.
  public record Choice(ProductId product, String title, int reviews) {}

  Answer show(Request request) {
    Optional<ReadReviews> read = reviews.read();
    if (read.isEmpty() || read.get().study().reviews().isEmpty()) {
      return templates.page(
          request, "reviews-none", Map.of("unread", read.isEmpty(), "reading", reading()));
    }
    Texts t = templates.view(request).t();
    ReviewsQuery query = known(ReviewsQuery.of(request), read.get().study());
    ReviewRows rows = ReviewRows.of(query, read.get().study(), products, t);
    return request.headers().first("HX-Request").isPresent()
        ? templates.page(request, "review-rows", Map.of("found", rows))
        : templates.page(request, "reviews", values(read.get(), query, rows, t));
  }

  /// Without a product or a category that no review is of.
  private static ReviewsQuery known(ReviewsQuery query, ReviewStudy study) {
    ReviewFilter filter = query.filter();
    ProductId product = filter.product();
    boolean of =
        product != null
            && study.byProduct().containsKey(product)
            && (filter.category().isEmpty() || filter.category().equals(category(product, study)));
    boolean category = study.byCategory().containsKey(filter.category());
    return new ReviewsQuery(
        new ReviewFilter(
            of ? product : null,
            category ? filter.category() : "",
            filter.aspect(),
            filter.polarity(),
            filter.words()),
        query.compared(),
        query.page());
  }

  private static String category(ProductId product, ReviewStudy study) {
    List<AnalysedReview> own = study.byProduct().getOrDefault(product, List.of());
    return own.isEmpty() ? "" : own.getFirst().category();
  }

  private Map<String, Object> values(
      ReadReviews read, ReviewsQuery query, ReviewRows rows, Texts t) {
    ReviewStudy study = read.study();
    ProductId product = query.filter().product();
    String category = product == null ? query.filter().category() : category(product, study);
    Insight insight =
        (product == null ? Optional.<Insight>empty() : read.ofProduct(product))
            .or(() -> category.isEmpty() ? Optional.empty() : read.ofCategory(category))
            .orElseGet(read::overall);
    Map<ProductId, Insight> compared = compared(read, query, insight, category);
    List<Choice> choices = choices(study, category);
    var ids =
        Stream.concat(
            compared.keySet().stream(), insight.rivals().stream().map(Insight.Rival::product));
    Map<ProductId, String> titles = products.titles(ids.distinct().toList());
    var values = new HashMap<String, Object>();
    values.put("query", query);
    values.put("readAt", read.readAt());
    values.put("sentiment", study.analyser().sentiment());
    values.put("category", category);
    values.put(
        "categories",
        study.byCategory().keySet().stream().filter(name -> !name.isEmpty()).toList());
    values.put("choices", choices);
    values.put("titles", titles);
    values.put("insight", insight);
    values.put("aspects", Chart.aspects(t, t.text("reviews.aspects"), insight.aspects()));
    values.put("trend", trend(insight, query.filter().aspect(), t));
    values.put("comparison", Comparison.of(insight, compared, titles, t));
    values.put("catalogue", named(study.catalogue(category).aspects().values().stream(), t));
    values.put("everything", named(study.analyser().catalogue().aspects().values().stream(), t));
    values.put("edits", reviews.edits());
    values.put("reading", reading());
    values.put("found", rows);
    return values;
  }

  /// Those that were asked for, else those with most reviews, a product itself before them.
  private static Map<ProductId, Insight> compared(
      ReadReviews read, ReviewsQuery query, Insight insight, String category) {
    ProductId product = query.filter().product();
    Stream<ProductId> others =
        !query.compared().isEmpty()
            ? query.compared().stream()
            : product != null
                ? insight.rivals().stream().map(Insight.Rival::product).limit(COMPARED - 1L)
                : category.isEmpty()
                    ? Stream.empty()
                    : most(read.study(), category).limit(COMPARED);
    var compared = new LinkedHashMap<ProductId, Insight>();
    Stream.concat(Stream.ofNullable(product), others)
        .distinct()
        .limit(COMPARED * 2L)
        .forEach(id -> read.ofProduct(id).ifPresent(of -> compared.put(id, of)));
    return compared;
  }

  /// The products of a category, or of all, the most reviewed first.
  private static Stream<ProductId> most(ReviewStudy study, String category) {
    return study.byProduct().entrySet().stream()
        .filter(
            entry -> category.isEmpty() || entry.getValue().getFirst().category().equals(category))
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<ProductId, List<AnalysedReview>> entry) -> -entry.getValue().size())
                .thenComparing(entry -> entry.getKey().value()))
        .map(Map.Entry::getKey);
  }

  private List<Choice> choices(ReviewStudy study, String category) {
    List<ProductId> ids = most(study, category).limit(CHOICES).toList();
    Map<ProductId, String> titles = products.titles(ids);
    return ids.stream()
        .map(id ->
            new Choice(
                id,
                titles.getOrDefault(id, id.value()),
                study.byProduct().getOrDefault(id, List.of()).size()))
        .toList();
  }

  /// Of the aspect that is looked for, if reviews judge it, else of the whole.
  private static Chart trend(Insight insight, String aspect, Texts t) {
    return insight.aspects().stream()
        .filter(score -> score.aspect().id().equals(aspect) && !score.months().isEmpty())
        .findFirst()
        .map(score ->
            Chart.months(
                t, t.text("reviews.trend_of", ReviewRows.name(score.aspect(), t)), score.months()))
        .orElseGet(() -> Chart.months(t, t.text("reviews.trend"), insight.months()));
  }

  private static Map<String, String> named(Stream<Aspect> aspects, Texts t) {
    var named = new LinkedHashMap<String, String>();
    aspects
        .sorted(Comparator.comparing((Aspect aspect) -> ReviewRows.name(aspect, t)))
        .forEach(aspect -> named.put(aspect.id(), ReviewRows.name(aspect, t)));
    return named;
  }

  private boolean reading() {
    return jobs.recent().stream()
        .anyMatch(job -> !job.over() && job.request() instanceof JobRequest.ReadReviews);
  }

  /// Reads them anew.
  Answer read(Request request) {
    jobs.enqueue(new JobRequest.ReadReviews());
    return Answer.seeOther("/reviews");
  }

  /// Edits an aspect; the reviews are read anew.
  Answer edit(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    new AspectEdits(reviews, jobs, samples)
        .apply(
            name ->
                form.getOrDefault(name, List.of()).stream()
                    .findFirst()
                    .filter(text -> !text.isBlank()),
            request.caller().named());
    return Answer.seeOther("/reviews");
  }
}
