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
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// What a customer writes of what they bought: a rating that follows the article's quality, and
/// clauses that follow the rating.
final class ReviewWriter {

  private static final double WRITES = .3;
  private static final int GOOD = 4;

  private record Clause(String aspect, boolean positive, Words text) {}

  private static final List<Clause> CLAUSES =
      TextTable.rows("review-clauses.tsv").stream()
          .map(row ->
              new Clause(row.get(0), row.get(1).equals("+"), new Words(row.get(2), row.get(3))))
          .toList();

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
        double rating =
            Math.clamp(Math.round(5.4 * article.quality() + random.nextGaussian()), 1, 5);
        var id = new ReviewId("%s-%s".formatted(purchase.order(), line.product()));
        reviews.add(
            new Review(
                id,
                line.product(),
                shopper.customer().id(),
                rating,
                null,
                text(rating),
                Channel.WEB,
                time));
      }
    }
    return reviews;
  }

  /// One to three clauses of different aspects; a middling rating praises and complains.
  private String text(double rating) {
    int clauses = 1 + random.nextInt(3);
    double praise = rating >= GOOD ? .95 : (rating - 1) / GOOD;
    List<String> aspects = CLAUSES.stream().map(Clause::aspect).distinct().toList();
    return Weighted.drawSome(aspects, clauses, _ -> 1, random).stream()
        .map(aspect -> clause(aspect, random.nextDouble() < praise))
        .collect(Collectors.joining(shopper.chinese() ? "" : " "));
  }

  private String clause(String aspect, boolean positive) {
    List<Clause> fitting =
        CLAUSES.stream()
            .filter(clause -> clause.aspect.equals(aspect) && clause.positive == positive)
            .toList();
    return fitting.get(random.nextInt(fitting.size())).text.in(shopper.chinese());
  }
}
