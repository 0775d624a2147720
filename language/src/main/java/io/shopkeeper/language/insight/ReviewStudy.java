package io.shopkeeper.language.insight;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.language.reviews.AspectDiscovery;
import io.shopkeeper.language.reviews.Hint;
import io.shopkeeper.language.reviews.Keywords;
import io.shopkeeper.language.reviews.LexiconSentiment;
import io.shopkeeper.language.reviews.NearDuplicates;
import io.shopkeeper.language.reviews.OpinionLexicon;
import io.shopkeeper.language.reviews.Phrasing;
import io.shopkeeper.language.reviews.ReviewAnalyser;
import io.shopkeeper.language.reviews.ReviewText;
import io.shopkeeper.language.reviews.SentimentModel;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.numeric.Workers;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All reviews of a shop, read: what each says, and what they say together. Immutable; safe for any
/// number of threads.
///
/// @param analyser with the aspects of all categories, for texts of none
/// @param catalogues of each category
/// @param reviews the newest first
public record ReviewStudy(
    ReviewAnalyser analyser,
    Map<String, AspectCatalogue> catalogues,
    List<AnalysedReview> reviews,
    Map<ProductId, List<AnalysedReview>> byProduct,
    Map<String, List<AnalysedReview>> byCategory,
    Map<String, Keywords> keywords,
    ZoneId zone) {
  private static final int KEYWORDS = 8;
  private static final int REPORTED = 256;

  public ReviewStudy {
    reviews = List.copyOf(reviews);
  }

  /// How a study is made.
  ///
  /// @param sentiment empty for opinion words
  /// @param edits of the aspects, as of [AspectCatalogue#edited]
  public record Making(
      Optional<? extends SentimentModel> sentiment,
      List<String> edits,
      Encoders encoders,
      ZoneId zone,
      Workers workers,
      Progress progress) {}

  /// Nothing read yet.
  public static ReviewStudy empty(ZoneId zone) {
    return new ReviewStudy(
        ReviewAnalyser.untrained(), Map.of(), List.of(), Map.of(), Map.of(), Map.of(), zone);
  }

  /// Reads reviews.
  ///
  /// @param categories of products, as far as they are known
  public static ReviewStudy of(
      List<Review> reviews, Map<ProductId, String> categories, Making making) {
    List<Review> sorted =
        reviews.stream()
            .sorted(
                java.util.Comparator.comparing(Review::time)
                    .thenComparing(review -> review.id().value()))
            .toList();
    List<String> texts = sorted.stream().map(ReviewText::of).toList();
    List<String> category =
        sorted.stream().map(r -> categories.getOrDefault(r.product(), "")).toList();
    OpinionLexicon lexicon = OpinionLexicon.common();
    List<String> plains = texts.stream().map(PlainText::of).toList();
    List<Set<String>> phrases = each(plains, making, "finding words", Phrasing::phrases);
    Keywords all = Keywords.of(phrases);
    var catalogues = new TreeMap<String, AspectCatalogue>();
    var keywords = new TreeMap<String, Keywords>();
    AspectCatalogue everything = AspectCatalogue.common();
    var discovery = new AspectDiscovery(making.encoders, lexicon);
    for (var part :
        IntStream.range(0, plains.size())
            .boxed()
            .collect(Collectors.groupingBy(category::get, TreeMap::new, Collectors.toList()))
            .entrySet()) {
      making.progress.at("finding aspects", catalogues.size(), -1);
      AspectCatalogue found =
          discovery.discover(
              part.getValue().stream().map(plains::get).toList(), AspectCatalogue.common());
      catalogues.put(part.getKey(), found.edited(making.edits));
      everything = everything.with(found.aspects().values(), found.terms());
      keywords.put(part.getKey(), Keywords.of(part.getValue().stream().map(phrases::get).toList()));
    }
    keywords.put(ALL, all);
    SentimentModel sentiment =
        making.sentiment.<SentimentModel>map(model -> model).orElse(new LexiconSentiment(lexicon));
    var analyser = new ReviewAnalyser(sentiment, lexicon, everything.edited(making.edits), all);
    int[] first = NearDuplicates.first(texts);
    List<AnalysedReview> read =
        each(
            IntStream.range(0, texts.size()).boxed().toList(),
            making,
            "reading reviews",
            i -> {
              Set<Hint> hints = EnumSet.noneOf(Hint.class);
              hints.addAll(Phrasing.hints(plains.get(i)));
              ReviewId copyOf = first[i] == i ? null : sorted.get(first[i]).id();
              if (copyOf != null) {
                hints.add(Hint.COPY);
              }
              AspectCatalogue own = catalogues.get(category.get(i));
              return new AnalysedReview(
                  sorted.get(i),
                  category.get(i),
                  (own == null ? analyser : analyser.with(own)).analyse(texts.get(i)),
                  hints,
                  copyOf);
            });
    List<AnalysedReview> newest = read.reversed();
    return new ReviewStudy(
        analyser,
        Collections.unmodifiableMap(catalogues),
        newest,
        newest.stream()
            .collect(
                Collectors.groupingBy(
                    r -> r.review().product(), LinkedHashMap::new, Collectors.toList())),
        newest.stream()
            .collect(
                Collectors.groupingBy(AnalysedReview::category, TreeMap::new, Collectors.toList())),
        keywords,
        making.zone);
  }

  /// The key of the words of all reviews: no category is called so.
  private static final String ALL = "\u0000";

  private static <S, T> List<T> each(
      List<S> items, Making making, String stage, java.util.function.Function<S, T> work) {
    Object[] made = new Object[items.size()];
    var done = new AtomicInteger();
    making.workers.forEach(
        made.length,
        () ->
            i -> {
              made[i] = work.apply(items.get(i));
              if (done.incrementAndGet() % REPORTED == 0) {
                synchronized (done) {
                  making.progress.at(stage, done.get(), made.length);
                }
              }
            });
    @SuppressWarnings("unchecked") // Filled above with nothing else.
    List<T> list = (List<T>) (List<?>) Arrays.asList(made);
    return list;
  }

  /// The reviews, the oldest first.
  public List<AnalysedReview> inOrder() {
    return reviews.reversed();
  }

  /// The aspects of a category.
  public AspectCatalogue catalogue(String category) {
    return catalogues.getOrDefault(category, analyser.catalogue());
  }

  /// What all reviews say.
  public Insight overall() {
    return new InsightBuilder(zone)
        .build(reviews, reviews, Map.of(), analyser.catalogue(), List.of());
  }

  /// What a category's reviews say; empty if there are none.
  public Optional<Insight> ofCategory(String category) {
    return Optional.ofNullable(byCategory.get(category))
        .map(own ->
            new InsightBuilder(zone)
                .build(
                    own, reviews, Map.of(), catalogue(category), typical(keywords.get(category))));
  }

  /// What is believed of something without reviews, of a category or of none.
  public Insight unreviewed(String category) {
    return new InsightBuilder(zone)
        .build(
            List.of(),
            byCategory.getOrDefault(category, reviews),
            Map.of(),
            catalogue(category),
            List.of());
  }

  /// What a product's reviews say; empty if there are none.
  public Optional<Insight> ofProduct(ProductId product) {
    List<AnalysedReview> own = byProduct.get(product);
    if (own == null) {
      return Optional.empty();
    }
    String category = own.getFirst().category();
    List<AnalysedReview> around = byCategory.getOrDefault(category, own);
    var rivals = new LinkedHashMap<ProductId, List<AnalysedReview>>();
    if (!category.isEmpty()) {
      for (AnalysedReview review : around) {
        ProductId other = review.review().product();
        if (!other.equals(product)) {
          rivals.computeIfAbsent(other, byProduct::get);
        }
      }
    }
    return Optional.of(
        new InsightBuilder(zone)
            .build(
                own,
                around,
                rivals,
                catalogue(category),
                typical(
                    Keywords.of(
                        own.stream()
                            .map(r -> Phrasing.phrases(PlainText.of(r.text())))
                            .toList()))));
  }

  private List<String> typical(@org.jspecify.annotations.Nullable Keywords group) {
    Keywords all = keywords.get(ALL);
    return group == null || all == null ? List.of() : all.typicalOf(group, KEYWORDS);
  }
}
