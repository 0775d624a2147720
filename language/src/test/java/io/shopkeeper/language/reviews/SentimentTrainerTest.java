package io.shopkeeper.language.reviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import io.shopkeeper.numeric.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SentimentTrainerTest {

  @Test
  void learnsNothingFromAFewRatings() {
    assertThat(train(made(100), 1)).isEmpty();
    assertThat(train(made(400).stream().filter(r -> Objects.equals(r.rating(), 5.0)).toList(), 1))
        .isEmpty();
  }

  @Test
  void learnsWordsThatNoLexiconKnows() {
    LearnedSentiment learned = train(made(400), 1).orElseThrow();
    assertThat(learned.inFavour("the item was zork indeed")).isGreaterThan(.8);
    assertThat(learned.inFavour("the item was blarg indeed")).isLessThan(.2);
    assertThat(learned.measured().accuracy()).isGreaterThan(.9);
    assertThat(learned.calibration()).contains("held-out");
  }

  @Test
  void isTheSameAtAnyNumberOfThreadsAndOnceReadBack() throws IOException {
    LearnedSentiment learned = train(made(400), 1).orElseThrow();
    byte[] file = written(learned);
    assertThat(written(train(made(400), 3).orElseThrow())).isEqualTo(file);
    LearnedSentiment read =
        LearnedSentiment.read(new DataInputStream(new ByteArrayInputStream(file)));
    assertThat(read.inFavour("what a zork thing")).isEqualTo(learned.inFavour("what a zork thing"));
    assertThat(read.measured()).isEqualTo(learned.measured());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what a zork thing, blarg it is not, zork zork zork zork",
        "the item was zooooooork!!!!!! indeed，质量非常非常非常非常差差差差差，zork 😀😀😀😀😀 blarg"
      })
  void judgesATextWithPartsLeftOutAsIfTheyHadNotBeenWritten(String plain) {
    LearnedSentiment learned = train(made(400), 1).orElseThrow();
    SentimentModel.Gapped gapped = learned.gapped(plain);
    List<Span> words =
        Words.of(plain, new Span(0, plain.length())).stream().map(Word::span).toList();
    for (int i = 0; i < words.size(); i++) {
      for (int j = i; j < words.size(); j++) {
        List<Span> parts = i == j ? List.of(words.get(i)) : List.of(words.get(i), words.get(j));
        assertThat(gapped.without(parts))
            .as("without %s", parts)
            .isCloseTo(learned.inFavour(Evidence.blanked(plain, parts)), within(1e-9));
      }
    }
    assertThat(gapped.without(List.of())).isCloseTo(learned.inFavour(plain), within(1e-9));
  }

  private static byte[] written(LearnedSentiment learned) throws IOException {
    var bytes = new ByteArrayOutputStream();
    learned.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static Optional<LearnedSentiment> train(List<Review> reviews, int threads) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      return new SentimentTrainer(new Seed(1), new Workers(pool, threads), Progress.NONE)
          .train(reviews);
    }
  }

  private static List<Review> made(int count) {
    var reviews = new ArrayList<Review>();
    for (int i = 0; i < count; i++) {
      boolean good = i % 2 == 0;
      reviews.add(
          new Review(
              new ReviewId("r" + i),
              new ProductId("p"),
              null,
              good ? 5.0 : 1.0,
              null,
              "number %d was %s, number %d came".formatted(i, good ? "zork" : "blarg", i * 7),
              Channel.WEB,
              Instant.EPOCH.plusSeconds(i)));
    }
    return reviews;
  }
}
