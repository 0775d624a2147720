package io.shopkeeper.simulation;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What a customer writes of what they bought: clauses that praise or blame aspects as the article
/// deserves, and a rating that follows them and the article's quality.
///
/// The truth is known: [Article#aspects], except that deliveries of the last [#LATE_DAYS] days are
/// late, whatever was bought.
final class ReviewWriter {
  private static final double WRITES = .45;
  private static final int LATE_DAYS = 25;
  private static final double IN_TIME = .25;

  /// Stars that waiting costs.
  private static final double ANNOYS = 1;

  /// How much of the rating follows what was written, not the article's quality.
  private static final double FOLLOWS = .6;

  private record Clause(String aspect, boolean positive, Words text) {}

  private static final List<Clause> CLAUSES =
      TextTable.rows("review-clauses.tsv").stream()
          .map(row ->
              new Clause(row.get(0), row.get(1).equals("+"), new Words(row.get(2), row.get(3))))
          .toList();

  /// What reviews speak of, by the names that `language` has for them.
  static final List<String> ASPECTS = CLAUSES.stream().map(Clause::aspect).distinct().toList();

  private final Shopper shopper;
  private final RandomGenerator random;

  ReviewWriter(Shopper shopper, Seed seed) {
    this.shopper = shopper;
    this.random = seed.generator("reviews-" + shopper.customer().id());
  }

  /// Reviews of some lines of a purchase, written within three weeks and not after `end`.
  List<Review> of(ShopEvent.Purchase purchase, Map<ProductId, Article> articles, Instant end) {
    var reviews = new ArrayList<Review>();
    for (OrderLine line : purchase.lines()) {
      Instant time = purchase.visit().time().plus(Duration.ofHours(48 + random.nextInt(19 * 24)));
      Article article = articles.get(line.product());
      if (article != null && random.nextDouble() < WRITES && time.isBefore(end)) {
        boolean late = time.isAfter(end.minus(Duration.ofDays(LATE_DAYS)));
        reviews.add(review(purchase, article, late, time));
      }
    }
    return reviews;
  }

  private Review review(ShopEvent.Purchase purchase, Article article, boolean late, Instant time) {
    List<Clause> said =
        Weighted.drawSome(ASPECTS, 2 + random.nextInt(3), _ -> 1, random).stream()
            .map(aspect -> clause(aspect, random.nextDouble() < praise(article, aspect, late)))
            .toList();
    double praised = said.stream().filter(Clause::positive).count() / (double) said.size();
    double liked = (1 - FOLLOWS) * article.quality() + FOLLOWS * praised;
    boolean waited =
        late
            && said.stream()
                .anyMatch(clause -> clause.aspect.equals("delivery") && !clause.positive);
    double stars = 1.2 + 4 * liked - (waited ? ANNOYS : 0) + .6 * random.nextGaussian();
    double rating = Math.clamp(Math.round(stars), 1, 5);
    String noun = article.noun().in(shopper.chinese()).toLowerCase(Locale.ROOT);
    String text =
        said.stream()
            .map(clause -> clause.text.in(shopper.chinese()).replace("{noun}", noun))
            .collect(Collectors.joining(shopper.chinese() ? "" : " "));
    ProductId product = article.product().id();
    return new Review(
        new ReviewId("%s-%s".formatted(purchase.order(), product)),
        product,
        shopper.customer().id(),
        rating,
        null,
        text,
        Channel.WEB,
        time);
  }

  private static double praise(Article article, String aspect, boolean late) {
    double deserved = article.aspects().getOrDefault(aspect, article.quality());
    return late && aspect.equals("delivery") ? IN_TIME * deserved : deserved;
  }

  private Clause clause(String aspect, boolean positive) {
    List<Clause> fitting =
        CLAUSES.stream()
            .filter(clause -> clause.aspect.equals(aspect) && clause.positive == positive)
            .toList();
    return fitting.get(random.nextInt(fitting.size()));
  }
}
