package io.shopkeeper.language.insight;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.reviews.AnalysedReview;
import io.shopkeeper.language.reviews.AspectCatalogue;
import io.shopkeeper.language.reviews.AspectMention;
import io.shopkeeper.language.words.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sums up reviews.
///
/// Shares of a product lean on its category's, those of a category on the shop's, as firmly as if
/// [#FIRMNESS] reviews had been seen; so a first review moves them a little and a hundredth
/// decides. The last 30 days before the newest review are held against what was before; a change is
/// told where it is 95 % sure and at least five late reviews tell of it.
///
/// @param zone of the shop, whose months these are
public record InsightBuilder(ZoneId zone) {
  /// Reviews that what was believed before is worth.
  public static final double FIRMNESS = 8;

  private static final double EVEN = .5;
  private static final int LATE_DAYS = 30;
  private static final int LEAST_LATE = 5;
  private static final double SURE = .95;
  private static final int QUOTES = 5;
  private static final int RIVALS = 5;
  private static final int LEAST_QUOTE = 4;
  private static final int MOST_QUOTE = 160;

  /// @param reviews of a product or a category
  /// @param around those of what it is part of, itself among them
  /// @param rivals the other products of the category with their reviews
  public Insight build(
      List<AnalysedReview> reviews,
      List<AnalysedReview> around,
      Map<ProductId, List<AnalysedReview>> rivals,
      AspectCatalogue catalogue,
      List<String> keywords) {
    List<AnalysedReview> counted = counted(reviews);
    double prior = share(counted(around), EVEN).mean();
    Share inFavour = share(counted, prior);
    Map<String, int[]> usual = tallies(counted(around));
    SortedMap<YearMonth, List<AnalysedReview>> byMonth = byMonth(counted);
    List<Insight.AspectScore> aspects = scores(tallies(counted), usual, byMonth, catalogue);
    return new Insight(
        reviews.size(),
        counted.size(),
        rating(counted),
        inFavour,
        aspects,
        quotes(counted, catalogue, true),
        quotes(counted, catalogue, false),
        months(byMonth, inFavour.mean()),
        rivals(counted, rivals, prior, catalogue),
        keywords,
        change(counted, prior),
        action(aspects));
  }

  private static List<AnalysedReview> counted(List<AnalysedReview> reviews) {
    return reviews.stream().filter(AnalysedReview::counts).toList();
  }

  private static Share share(Collection<AnalysedReview> reviews, double prior) {
    double inFavour = reviews.stream().mapToDouble(AnalysedReview::verdict).sum();
    return Share.of(inFavour, reviews.size() - inFavour, prior, FIRMNESS);
  }

  private static @Nullable Double rating(List<AnalysedReview> reviews) {
    var mean =
        reviews.stream()
            .map(review -> review.review().rating())
            .filter(rating -> rating != null)
            .mapToDouble(Double::doubleValue)
            .average();
    return mean.isPresent() ? mean.getAsDouble() : null;
  }

  /// Reviews for, against and neither, of each aspect: a review that says both is neither.
  private static Map<String, int[]> tallies(List<AnalysedReview> reviews) {
    var tallies = new HashMap<String, int[]>();
    for (AnalysedReview review : reviews) {
      var polarity = new LinkedHashMap<String, Double>();
      for (AspectMention mention : review.analysis().aspects()) {
        double sign = mention.inFavour() ? 1 : mention.against() ? -1 : 0;
        polarity.merge(mention.aspect(), sign, Double::sum);
      }
      polarity.forEach((aspect, sum) ->
          tallies.computeIfAbsent(aspect, _ -> new int[3])[sum > 0 ? 0 : sum < 0 ? 1 : 2]++);
    }
    return tallies;
  }

  private static List<Insight.AspectScore> scores(
      Map<String, int[]> tallies,
      Map<String, int[]> usual,
      SortedMap<YearMonth, List<AnalysedReview>> byMonth,
      AspectCatalogue catalogue) {
    int[] none = new int[3];
    var monthly = new TreeMap<YearMonth, Map<String, int[]>>();
    byMonth.forEach((month, reviews) -> monthly.put(month, tallies(reviews)));
    return tallies.entrySet().stream()
        .filter(entry -> catalogue.find(entry.getKey()).isPresent())
        .map(entry -> {
          int[] own = entry.getValue();
          int[] all = usual.getOrDefault(entry.getKey(), none);
          double prior = Share.of(all[0], all[1], EVEN, FIRMNESS).mean();
          Share share = Share.of(own[0], own[1], prior, FIRMNESS);
          return new Insight.AspectScore(
              catalogue.find(entry.getKey()).orElseThrow(),
              own[0],
              own[1],
              own[2],
              share,
              prior,
              months(entry.getKey(), monthly, share.mean()));
        })
        .sorted(
            Comparator.comparingInt((Insight.AspectScore score) -> -score.mentions())
                .thenComparing(score -> score.aspect().id()))
        .toList();
  }

  /// The strongest words on the most mentioned aspects, one a review and no wording twice.
  private static List<Insight.Quote> quotes(
      List<AnalysedReview> reviews, AspectCatalogue catalogue, boolean praise) {
    record Found(AnalysedReview review, AspectMention mention, String text) {}
    List<Found> found = new ArrayList<>();
    for (AnalysedReview review : reviews) {
      for (AspectMention mention : review.analysis().aspects()) {
        if ((praise ? mention.inFavour() : mention.against())
            && catalogue.find(mention.aspect()).isPresent()) {
          Span clause = mention.clause();
          if (clause.length() >= LEAST_QUOTE && clause.length() <= MOST_QUOTE) {
            found.add(new Found(review, mention, clause.in(review.text())));
          }
        }
      }
    }
    Map<String, Long> counts =
        found.stream()
            .collect(Collectors.groupingBy(f -> f.mention.aspect(), Collectors.counting()));
    found.sort(
        Comparator.comparingLong((Found f) -> -counts.getOrDefault(f.mention.aspect(), 0L))
            .thenComparing(f -> f.mention.aspect())
            .thenComparingDouble(f -> -Math.abs(f.mention.polarity()))
            .thenComparing(f -> f.review.review().time(), Comparator.reverseOrder())
            .thenComparing(f -> f.review.review().id().value()));
    var quotes = new ArrayList<Insight.Quote>();
    Set<String> said = new HashSet<>();
    Set<Object> cited = new HashSet<>();
    // One of each aspect, then a second.
    for (int round = 1; round <= 2; round++) {
      var taken = new HashMap<String, Integer>();
      quotes.forEach(quote -> taken.merge(quote.aspect(), 1, Integer::sum));
      for (Found f : found) {
        if (quotes.size() < QUOTES
            && taken.getOrDefault(f.mention.aspect(), 0) < round
            && !cited.contains(f.review.review().id())
            && said.add(f.text)) {
          cited.add(f.review.review().id());
          taken.merge(f.mention.aspect(), 1, Integer::sum);
          quotes.add(
              new Insight.Quote(
                  f.review.review().id(), f.review.review().product(), f.mention.aspect(), f.text));
        }
      }
    }
    return quotes;
  }

  private SortedMap<YearMonth, List<AnalysedReview>> byMonth(List<AnalysedReview> reviews) {
    return reviews.stream()
        .collect(
            Collectors.groupingBy(
                review -> YearMonth.from(review.review().time().atZone(zone)),
                TreeMap::new,
                Collectors.toList()));
  }

  private static List<Insight.Month> months(
      SortedMap<YearMonth, List<AnalysedReview>> byMonth, double prior) {
    return byMonth.entrySet().stream()
        .map(month ->
            new Insight.Month(
                month.getKey(), month.getValue().size(), share(month.getValue(), prior)))
        .toList();
  }

  /// What the reviews of each month say of an aspect.
  private static List<Insight.Month> months(
      String aspect, SortedMap<YearMonth, Map<String, int[]>> monthly, double prior) {
    var months = new ArrayList<Insight.Month>();
    monthly.forEach((month, tallies) -> {
      int[] own = tallies.getOrDefault(aspect, new int[3]);
      if (own[0] + own[1] > 0) {
        months.add(
            new Insight.Month(
                month, own[0] + own[1] + own[2], Share.of(own[0], own[1], prior, FIRMNESS)));
      }
    });
    return months;
  }

  private static List<Insight.Rival> rivals(
      List<AnalysedReview> own,
      Map<ProductId, List<AnalysedReview>> rivals,
      double prior,
      AspectCatalogue catalogue) {
    Share mine = share(own, prior);
    Map<String, int[]> ownTallies = tallies(own);
    return rivals.entrySet().stream()
        .map(rival -> {
          List<AnalysedReview> reviews = counted(rival.getValue());
          Share share = share(reviews, prior);
          return new Insight.Rival(
              rival.getKey(),
              reviews.size(),
              share,
              mine.lessThan(share),
              lead(ownTallies, tallies(reviews), catalogue));
        })
        .filter(rival -> rival.reviews() > 0)
        .sorted(
            Comparator.comparingInt((Insight.Rival rival) -> -rival.reviews())
                .thenComparing(rival -> rival.product().value()))
        .limit(RIVALS)
        .sorted(Comparator.comparingDouble((Insight.Rival rival) -> -rival.better()))
        .toList();
  }

  /// The aspect by which a rival is ahead most surely, if it probably is by any.
  private static @Nullable String lead(
      Map<String, int[]> own, Map<String, int[]> rival, AspectCatalogue catalogue) {
    String best = null;
    double most = .8;
    for (Map.Entry<String, int[]> entry : new TreeMap<>(rival).entrySet()) {
      String aspect = entry.getKey();
      int[] theirs = entry.getValue();
      int[] mine = own.getOrDefault(aspect, new int[3]);
      double better =
          Share.of(mine[0], mine[1], EVEN, 2).lessThan(Share.of(theirs[0], theirs[1], EVEN, 2));
      if (better > most && catalogue.find(aspect).isPresent()) {
        most = better;
        best = aspect;
      }
    }
    return best;
  }

  private static Insight.@Nullable Change change(List<AnalysedReview> reviews, double prior) {
    Instant newest =
        reviews.stream().map(r -> r.review().time()).max(Comparator.naturalOrder()).orElse(null);
    if (newest == null) {
      return null;
    }
    Instant since = newest.minus(Duration.ofDays(LATE_DAYS));
    Map<Boolean, List<AnalysedReview>> parts =
        reviews.stream().collect(Collectors.partitioningBy(r -> r.review().time().isAfter(since)));
    List<AnalysedReview> late = parts.getOrDefault(true, List.of());
    List<AnalysedReview> before = parts.getOrDefault(false, List.of());
    if (late.size() < LEAST_LATE || before.size() < LEAST_LATE) {
      return null;
    }
    Share was = share(before, prior);
    Share is = share(late, was.mean());
    double fell = is.lessThan(was);
    if (Math.max(fell, 1 - fell) < SURE) {
      return null;
    }
    boolean drop = fell > EVEN;
    return new Insight.Change(
        drop,
        LATE_DAYS,
        was,
        is,
        Math.max(fell, 1 - fell),
        mover(tallies(before), tallies(late), drop));
  }

  /// The aspect whose share moved furthest that way.
  private static @Nullable String mover(
      Map<String, int[]> before, Map<String, int[]> late, boolean drop) {
    String mover = null;
    double furthest = 0;
    for (Map.Entry<String, int[]> entry : new TreeMap<>(late).entrySet()) {
      String aspect = entry.getKey();
      int[] now = entry.getValue();
      int[] then = before.getOrDefault(aspect, new int[3]);
      double was = Share.of(then[0], then[1], EVEN, 2).mean();
      double moved = Share.of(now[0], now[1], was, 4).mean() - was;
      double far = drop ? -moved : moved;
      if (far > furthest) {
        furthest = far;
        mover = aspect;
      }
    }
    return mover;
  }

  /// The aspect most reviews complain of, if complaints are probably more than praise.
  private static Insight.@Nullable Action action(List<Insight.AspectScore> aspects) {
    return aspects.stream()
        .filter(score -> score.against() > 0 && score.share().mean() < EVEN)
        .max(
            Comparator.comparingInt(Insight.AspectScore::against)
                .thenComparing(score -> score.aspect().id()))
        .map(score -> new Insight.Action(score.aspect(), score.share().mean(), score.against()))
        .orElse(null);
  }
}
