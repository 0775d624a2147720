package io.shopkeeper.profile.reviewing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.insight.ReadReviews;
import io.shopkeeper.language.insight.ReviewStudy;
import io.shopkeeper.language.insight.StoredReviews;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.TeaAndTents;
import io.shopkeeper.profile.reviewing.ReviewBehaviour.AspectJudged;
import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewBehaviourTest {
  @SuppressWarnings("NullAway.Init") // Opened before each test.
  private TeaAndTents shop;

  @BeforeEach
  void open(@TempDir Path folder) {
    shop = new TeaAndTents(folder.resolve("store"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void howOftenTheyReviewIsToldOfWhatTheyBoughtAndPulledToTheShops() {
    shop.buy("ann", "p1", 9);
    shop.buy("ann", "p1", 5);
    shop.buy("ann", "p2", 4);
    shop.buy("bob", "p1", 4);
    shop.buy("bob", "p3", 4);
    shop.review("r1", "ann", "p1", null, "Fine.");
    shop.review("r2", "ann", "p9", null, "Never bought here.");

    ReviewBehaviour ann = read("ann", Optional.empty());

    assertThat(ann.reviews()).isEqualTo(2);
    assertThat(ann.bought()).isEqualTo(2);
    assertThat(ann.reviewed()).isEqualTo(1);
    assertThat(ann.reviewedShare()).isCloseTo((1 + 5 * .25) / (2 + 5), within(1e-9));
    assertThat(ann.stars()).isNaN();
    assertThat(ann.first()).isEqualTo(ann.last()).isNotNull();
  }

  @Test
  void strictIsWhoGivesFewerStarsThanOthersGiveTheSameProduct() {
    for (int i = 0; i < 20; i++) {
      shop.review("good " + i, "other " + i, "p1", 5.0, "Fine.");
      shop.review("bad " + i, "other " + i, "p2", 1.0, "Poor.");
    }
    shop.review("r1", "ann", "p1", 3.0, "Fine.");
    shop.review("r2", "bob", "p2", 3.0, "Poor.");

    double usualOfP1 = (100 + 5 * 3) / 25.0;
    assertThat(read("ann", Optional.empty()).strictness())
        .as("three stars where others give five")
        .isCloseTo((usualOfP1 - 3) / (1 + 5), within(1e-9));
    assertThat(read("bob", Optional.empty()).strictness())
        .as("three stars where others give one")
        .isNegative();
  }

  @Test
  void aspectsAreThoseTheyJudgeWithTheirWords() {
    shop.review(
        "r1", "ann", "p1", 2.0, "The delivery was terribly slow. Lovely design, great quality!");
    shop.review("r2", "ann", "p2", 2.0, "Slow delivery again");

    List<AspectJudged> aspects = read("ann", Optional.empty()).aspects();

    AspectJudged first = aspects.getFirst();
    assertThat(first.aspect().english()).isEqualTo("delivery");
    assertThat(first.criticised()).isEqualTo(2);
    assertThat(first.praised()).isZero();
    assertThat(first.inFavour()).isCloseTo(5 * .5 / 7, within(1e-9));
    assertThat(first.others()).as("all reviews were not read").isNull();
    assertThat(first.quotes())
        .anySatisfy(quote -> {
          assertThat(quote.text()).isEqualTo("The delivery was terribly slow");
          assertThat(quote.praise()).isFalse();
        });
    assertThat(aspects).anySatisfy(one -> assertThat(one.praised()).isPositive());
  }

  @Test
  void whereAllReviewsWereReadOthersAreToldBeside() {
    for (int i = 0; i < 12; i++) {
      shop.review(
          "o" + i, "other " + i, "p" + i, 5.0, "Delivery number %d was very fast".formatted(i));
    }
    shop.review("r1", "ann", "p1", 2.0, "The delivery was terribly slow.");

    AspectJudged delivery = read("ann", Optional.of(all())).aspects().getFirst();

    assertThat(delivery.aspect().english()).isEqualTo("delivery");
    assertThat(delivery.others()).isGreaterThan(.6);
    assertThat(delivery.inFavour())
        .isCloseTo(5 * Objects.requireNonNull(delivery.others()) / 6, within(1e-9));
  }

  @Test
  void mergedCustomersReviewAsOne() {
    shop.buy("ann", "p1", 3);
    shop.review("r1", "ann", "p1", 4.0, "Fine.");
    shop.review("r2", "annie", "p2", 2.0, "Poor.");
    shop.store()
        .facts()
        .update(
            new Query(
                "merged",
                "INSERT INTO merge(kind, a, b, probability, reason, decided_by, decided_at) VALUES"
                    + " ('customers', 'ann', 'annie', 1, '', 'test', '2026-05-01 00:00:00')",
                List.of()));

    assertThat(read("ann", Optional.empty()).reviews()).isEqualTo(2);
    assertThat(read("ann", Optional.empty()).stars()).isEqualTo(3);
  }

  @Test
  void whoWroteNothingIsAsTheShop() {
    shop.buy("ann", "p1", 3);
    ReviewBehaviour ann = read("ann", Optional.empty());
    assertThat(ann.reviews()).isZero();
    assertThat(ann.aspects()).isEmpty();
    assertThat(ann.inFavour()).isNaN();
    assertThat(ann.last()).isNull();
    assertThat(ShopReviewing.read(shop.store().facts(), TeaAndTents.NOW).stars()).isNaN();
  }

  private ReviewBehaviour read(String customer, Optional<ReadReviews> all) {
    return ReviewBehaviour.read(
        shop.store().facts(),
        customer,
        ShopReviewing.read(shop.store().facts(), TeaAndTents.NOW),
        all,
        TeaAndTents.NOW);
  }

  private ReadReviews all() {
    StoredReviews stored = StoredReviews.read(shop.store().facts());
    try (var pool = Executors.newSingleThreadExecutor();
        var encoders = new Encoders()) {
      return new ReadReviews(
          ReviewStudy.of(
              stored.reviews(),
              stored.categories(),
              new ReviewStudy.Making(
                  Optional.empty(),
                  List.of(),
                  encoders,
                  ZoneOffset.UTC,
                  new Workers(pool, 1),
                  Progress.NONE)),
          TeaAndTents.NOW);
    }
  }
}
