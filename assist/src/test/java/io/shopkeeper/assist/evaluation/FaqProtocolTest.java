package io.shopkeeper.assist.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaqProtocolTest {
  private static final List<FaqEntry> ENTRIES =
      List.of(
          new FaqEntry(new FaqId("1"), "How long does shipping take?", "Two days."),
          new FaqEntry(new FaqId("2"), "Which payment methods do you take?", "Cards."),
          new FaqEntry(new FaqId("3"), "How long does the shipping take?", "Two to three days."));

  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final Encoders encoders = new Encoders();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    encoders.close();
    pool.shutdown();
  }

  private ProtocolResult run(@Nullable Path queries) {
    return new FaqProtocol(ENTRIES, queries)
        .run(
            new Surroundings(new Seed(1), new Workers(pool, 2), Progress.NONE, encoders, () -> {}));
  }

  private Path queries(String text) throws IOException {
    return Files.writeString(folder.resolve("queries.tsv"), text);
  }

  private static double figure(ProtocolResult result, String name) {
    return Objects.requireNonNull(result.metrics().metrics().get(name), name).estimate();
  }

  @Test
  void anAnswerIsNamedByIdOrQuestionAndSeveralMayBeRight() throws IOException {
    ProtocolResult result =
        run(
            queries(
                """
                query\tanswer
                how long does shipping take\t3|1
                which methods of payment do you take\tWhich payment methods do you take?
                who painted the Mona Lisa\tnone
                """));

    assertThat(figure(result, "hit@1")).isOne();
    assertThat(figure(result, "mrr")).isOne();
    assertThat(figure(result, "unknown")).isOne();
    assertThat(figure(result, "auroc")).isOne();
    assertThat(result.lines())
        .hasSize(3)
        .allMatch(line -> line.matches("([123]|none)\t[01]\\.\\d{6}"))
        .last()
        .asString()
        .startsWith("none");
  }

  @Test
  void withoutAnswersPredictionsAloneAreMade() throws IOException {
    ProtocolResult result = run(queries("how long does shipping take\nwho are you\n"));

    assertThat(result.metrics().metrics()).isEmpty();
    assertThat(result.lines()).hasSize(2);
  }

  @Test
  void withoutQueriesQuestionsAskedTwiceAreFound() {
    assertThat(figure(run(null), "like-another")).isBetween(.5, .7);
  }

  @Test
  void anUnknownAnswerIsNamedWithItsPlace() throws IOException {
    Path file = queries("how long does it take\t1\nanything\t17\n");

    assertThatThrownBy(() -> run(file))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining(":2")
        .hasMessageContaining("17");
    assertThatThrownBy(() -> run(folder.resolve("absent.tsv")))
        .isInstanceOf(LanguageException.class)
        .hasMessageContaining("absent.tsv");
  }
}
