package io.shopkeeper.language.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.reviews.Aspect;
import io.shopkeeper.language.reviews.Hint;
import io.shopkeeper.numeric.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReviewStudyTest {
  private static final Instant NEWEST = Instant.parse("2026-11-20T12:00:00Z");
  private static final ProductId LAMP = new ProductId("lamp");
  private static final ProductId TORCH = new ProductId("torch");

  private final List<Review> reviews = new ArrayList<>();

  @Test
  void tellsOfAFirstReviewHowLittleIsKnown() {
    add(LAMP, 5.0, "The light is great", 1);
    Insight insight = study().ofProduct(LAMP).orElseThrow();
    assertThat(insight.inFavour().mean()).isBetween(.5, .65);
    assertThat(insight.inFavour().high() - insight.inFavour().low()).isGreaterThan(.3);
    assertThat(insight.change()).isNull();
    assertThat(study().ofProduct(TORCH)).isEmpty();
  }

  @Test
  void citesPraiseAndCriticismAsTheyStandInTheReviews() {
    add(LAMP, 4.0, "Great quality. The delivery was terrible!", 3);
    add(LAMP, 5.0, "Lovely design", 2);
    Insight insight = study().ofProduct(LAMP).orElseThrow();
    assertThat(insight.praise())
        .extracting(Insight.Quote::text)
        .containsExactlyInAnyOrder("Great quality", "Lovely design");
    Insight.Quote criticism = insight.criticism().getFirst();
    assertThat(criticism.text()).isEqualTo("The delivery was terrible");
    Review cited =
        reviews.stream().filter(r -> r.id().equals(criticism.review())).findFirst().orElseThrow();
    assertThat(cited.text()).contains(criticism.text());
  }

  @Test
  void alertsOnADropAndNamesTheAspectThatFell() {
    for (int i = 0; i < 30; i++) {
      add(LAMP, 5.0, "物流很快速", 40 + i);
    }
    for (int i = 0; i < 12; i++) {
      add(LAMP, 1.0, "物流太慢", i + 1);
    }
    Insight insight = study().ofProduct(LAMP).orElseThrow();
    Insight.Change change = Objects.requireNonNull(insight.change());
    assertThat(change.drop()).isTrue();
    assertThat(change.aspect()).isEqualTo("delivery");
    assertThat(change.late().mean()).isLessThan(change.before().mean());
    assertThat(insight.months()).extracting(Insight.Month::month).isSorted();
  }

  @Test
  void suggestsWhoCanMendWhatMostComplainOf() {
    for (int i = 0; i < 10; i++) {
      add(
          LAMP,
          1.0,
          "order %d: the courier was rude and the parcel was late, terrible delivery".formatted(i),
          i);
    }
    Insight.Action action = Objects.requireNonNull(study().ofProduct(LAMP).orElseThrow().action());
    assertThat(action.aspect().owner()).isEqualTo(Aspect.Owner.LOGISTICS);
  }

  @Test
  void countsCopiesOnceAndSaysSo() {
    String text = "Bought it for my mother, she is very happy with the quality of it";
    for (int i = 0; i < 5; i++) {
      add(LAMP, 5.0, text + "!".repeat(i), 10 - i);
    }
    ReviewStudy study = study();
    assertThat(study.ofProduct(LAMP).orElseThrow().counted()).isEqualTo(1);
    assertThat(study.inOrder().getFirst().hints()).isEmpty();
    assertThat(study.inOrder().getLast().hints()).containsExactly(Hint.COPY);
    assertThat(study.inOrder().getLast().copyOf())
        .isEqualTo(study.inOrder().getFirst().review().id());
  }

  @Test
  void holdsAProductAgainstItsRivals() {
    for (int i = 0; i < 20; i++) {
      add(LAMP, 2.0, "lamp %d has a terrible battery".formatted(i), i);
      add(TORCH, 5.0, "torch %d has an excellent battery".formatted(i), i);
    }
    Insight.Rival rival = study().ofProduct(LAMP).orElseThrow().rivals().getFirst();
    assertThat(rival.product()).isEqualTo(TORCH);
    assertThat(rival.better()).isGreaterThan(.95);
    assertThat(rival.bestAspect()).isEqualTo("battery");
    assertThat(study().ofCategory("lights").orElseThrow().reviews()).isEqualTo(40);
  }

  @Test
  void readsRatingsWithoutWords() {
    add(LAMP, 5.0, "", 1);
    add(LAMP, null, "👍👍👍", 2);
    Insight insight = study().ofProduct(LAMP).orElseThrow();
    assertThat(insight.counted()).isEqualTo(1);
    assertThat(insight.rating()).isEqualTo(5);
  }

  private void add(ProductId product, @Nullable Double rating, String text, int daysAgo) {
    reviews.add(
        new Review(
            new ReviewId("r" + reviews.size()),
            product,
            null,
            rating,
            null,
            text,
            Channel.WEB,
            NEWEST.minus(Duration.ofDays(daysAgo))));
  }

  private ReviewStudy study() {
    try (var pool = Executors.newFixedThreadPool(2);
        var encoders = new Encoders()) {
      return ReviewStudy.of(
          reviews,
          Map.of(LAMP, "lights", TORCH, "lights"),
          new ReviewStudy.Making(
              Optional.empty(),
              List.of(),
              encoders,
              ZoneId.of("Asia/Shanghai"),
              new Workers(pool, 2),
              Progress.NONE));
    }
  }
}
