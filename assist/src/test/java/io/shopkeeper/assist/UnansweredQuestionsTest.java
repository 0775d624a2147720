package io.shopkeeper.assist;

import static io.shopkeeper.assist.KitchenShop.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.assist.Answer.Outcome;
import io.shopkeeper.assist.faq.FaqProposal;
import io.shopkeeper.assist.faq.StoredFaq;
import io.shopkeeper.assist.faq.UnansweredQuestions;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.store.Facts;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnansweredQuestionsTest {
  private static final String CLASSES = "Do you offer cooking classes for children?";

  @TempDir Path directory;
  private final ExecutorService pool = Executors.newFixedThreadPool(1);
  private final Workers workers = new Workers(pool, 1);
  private final Encoders encoders = new Encoders();
  private KitchenShop shop;
  private Transcript transcript;
  private UnansweredQuestions unanswered;

  @BeforeEach
  void open() {
    shop = new KitchenShop(directory.resolve("shop"));
    transcript = new Transcript(shop.store.facts());
    unanswered =
        new UnansweredQuestions(shop.store.facts(), encoders, workers, faq(shop.store.facts()));
  }

  @AfterEach
  void close() {
    encoders.close();
    pool.shutdown();
    shop.close();
  }

  private StoredFaq faq(Facts facts) {
    return new StoredFaq(facts, encoders, workers, InstantSource.fixed(NOW));
  }

  private void asked(String question, Outcome outcome) {
    transcript.add("c", NOW, question, List.of(), outcome, "");
  }

  @Test
  void nothingThatReachesAPersonIsProposedForAllToRead() {
    asked("Do you offer cooking classes? Write to li@example.com", Outcome.UNKNOWN);
    transcript.write("c", "Ada", "Yes, Ms Li, we called 138 0013 8000.", NOW);
    assertThat(unanswered.proposals(10))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.question()).contains("cooking classes").doesNotContain("li@example.com");
          assertThat(one.answer()).startsWith("Yes").doesNotContain("0013");
        });
  }

  @Test
  void aReplyToSomethingElseIsNoReplyToAQuestion() {
    asked(CLASSES, Outcome.UNKNOWN);
    asked("Where is my parcel?", Outcome.HANDED_OVER);
    transcript.write("c", "Ada", "With your neighbour.", NOW);
    assertThat(unanswered.proposals(10)).extracting(FaqProposal::answer).containsExactly("");
  }

  @Test
  void whatFailedIsNotProposed() {
    asked(CLASSES, Outcome.FAILED);
    assertThat(unanswered.proposals(10)).isEmpty();
  }

  @Test
  void aReportThatIsReadAgainIsNotThoughtOverAgain() {
    unanswered.add("How much is shipping?", "4.90.");
    asked(CLASSES, Outcome.UNKNOWN);
    List<FaqProposal> first = unanswered.proposals(10);
    assertThat(first).hasSize(1);
    encoders.close();
    assertThat(unanswered.proposals(10)).isEqualTo(first);
  }

  @Test
  void aQuestionOfTheSameHashCodeIsAnother() {
    FaqEntry one = unanswered.add("Do you sell ao?", "Yes.");
    FaqEntry other = unanswered.add("Do you sell c1?", "No.");
    assertThat("doyousellao").hasSameHashCodeAs("doyousellc1");
    assertThat(one.id()).isNotEqualTo(other.id());
  }

  @Test
  void theSameQuestionTakesThePlaceOfTheOneBefore() {
    shop.store.facts().putFaq(List.of(new FaqEntry(new FaqId("ship"), "Do you ship?", "No.")));
    assertThat(unanswered.add("do you SHIP", "Yes.").id()).isEqualTo(new FaqId("ship"));
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "501, 5", "5, 2001"})
  void whatIsEmptyOrTooLongIsRefused(int question, int answer) {
    assertThatThrownBy(() -> unanswered.add("q".repeat(question), "a".repeat(answer)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("characters");
  }

  /// An entry is added just after the entries were read.
  @Test
  void whatIsAddedWhileEntriesAreIndexedIsFoundByTheNextQuestion() {
    Facts facts = shop.store.facts();
    facts.putFaq(List.of(new FaqEntry(new FaqId("old"), "Do you wrap gifts?", "Yes.")));
    var told = new AtomicReference<Optional<StoredFaq>>(Optional.empty());
    Facts busy =
        (Facts)
            Proxy.newProxyInstance(
                Facts.class.getClassLoader(),
                new Class<?>[] {Facts.class},
                (_, method, arguments) -> {
                  Object result = method.invoke(facts, arguments);
                  told.getAndSet(Optional.empty())
                      .ifPresent(faq -> {
                        facts.putFaq(List.of(new FaqEntry(new FaqId("new"), CLASSES, "At ten.")));
                        faq.changed();
                      });
                  return result;
                });
    StoredFaq faq = faq(busy);
    told.set(Optional.of(faq));
    assertThat(faq.find(CLASSES))
        .map(match -> match.entry().answer())
        .isNotEqualTo(Optional.of("At ten."));
    assertThat(faq.find(CLASSES)).map(match -> match.entry().answer()).contains("At ten.");
  }
}
