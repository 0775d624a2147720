package io.shopkeeper.assist.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.numeric.Workers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaqIndexTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Encoders ENCODERS = new Encoders();
  private static final FaqIndex INDEX =
      FaqIndex.of(
          List.of(
              entry("hours", "What are your opening hours?", "We are open from nine to six."),
              entry("pay", "Which payment methods do you take?", "Cards and bank transfer."),
              entry("return", "How do I return an article?", "Within 30 days, in its packaging."),
              entry("ship", "How long does shipping take?", "Two to four working days."),
              entry("gift", "Do you wrap gifts?", "Yes, for two euros."),
              entry("fapiao", "可以开发票吗？", "可以，下单时填写抬头。"),
              entry("kuaidi", "一般发什么快递？", "默认发顺丰。"),
              entry("tuihuo", "怎么申请退货？", "七天内在订单页申请。")),
          ENCODERS,
          new Workers(POOL, 2));

  private static FaqEntry entry(String id, String question, String answer) {
    return new FaqEntry(new FaqId(id), question, answer);
  }

  @AfterAll
  static void close() {
    ENCODERS.close();
    POOL.shutdown();
  }

  @ParameterizedTest
  @CsvSource({
    "when do you open, hours",
    "can I pay by credit card, pay",
    "I want to send an article back, return",
    "how many days until my parcel is delivered, ship",
    "你们能开电子发票吗, fapiao",
    "发货用哪家快递, kuaidi",
    "我想退货怎么操作, tuihuo"
  })
  void findsWhatIsMeantInOtherWords(String question, String id) {
    assertThat(INDEX.ask(question, 3).matches().getFirst().entry().id().value()).isEqualTo(id);
  }

  @Test
  void aQuestionInItsOwnWordsIsAnswered() {
    FaqAnswer answer = INDEX.ask("  how LONG does shipping take ", 2);

    assertThat(answer.answer().map(match -> match.entry().answer()))
        .contains("Two to four working days.");
    assertThat(answer.matches()).hasSize(2);
    assertThat(answer.matches().getFirst().confidence()).isGreaterThan(.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Do you sell gift cards for astronauts?", "你们能给月球开发票寄快递吗"})
  void whatIsOnlyNearIsNotTakenForTheSame(String question) {
    assertThat(INDEX.ask(question, 1).answer())
        .hasValueSatisfying(match -> assertThat(match.asksTheSame()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"do you wrap gifts", "What payment methods do you take?", "可以开发票吗"})
  void theSameQuestionIsKnownToBe(String question) {
    assertThat(INDEX.ask(question, 1).answer())
        .hasValueSatisfying(match -> assertThat(match.asksTheSame()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is the capital of Australia?",
        "Who painted the Mona Lisa?",
        "Play some jazz",
        "今天天气怎么样",
        "世界上最高的山是哪座",
        "'; DROP TABLE faq; --",
        "<script>alert(1)</script>"
      })
  void whatIsNotThereIsNotKnown(String question) {
    assertThat(INDEX.ask(question, 1).answer()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is the capital of Australia?",
        "Can I pay with a credit card?",
        "How long does shipping take?",
        "世界上最高的山是哪座",
        "你们几点开门"
      })
  void theOnlyQuestionIsNotTheAnswerToAll(String question) {
    FaqIndex one =
        FaqIndex.of(
            List.of(
                entry("gift", "Do you wrap gifts?", "Yes, for two euros."),
                entry("fapiao", "可以开发票吗？", "可以，下单时填写抬头。")),
            ENCODERS,
            new Workers(POOL, 1));

    assertThat(one.ask(question, 1).answer()).isEmpty();
    assertThat(one.ask("could you gift-wrap it?", 1).answer()).isPresent();
    assertThat(one.ask("能开发票吗", 1).answer()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  \n", "?!…。", "12345", "😀", "Где мой заказ?", "أين طلبي", "注文はどこですか"})
  void whatCannotBeReadHasNoMatches(String question) {
    assertThat(INDEX.ask(question, 1)).isEqualTo(new FaqAnswer(List.of(), false));
  }

  @Test
  void ofAHundredKilobytesTheBeginningIsRead() {
    String question = "How long does shipping take? ";

    assertThat(INDEX.ask(question.repeat(4_000), 1).matches().getFirst().entry().id().value())
        .isEqualTo("ship");
    assertThat(INDEX.ask("x".repeat(100_000), 1).known()).isFalse();
  }

  @Test
  void aShopWithoutQuestionsKnowsNothing() {
    FaqIndex empty = FaqIndex.of(List.of(), ENCODERS, new Workers(POOL, 1));

    assertThat(empty.ask("how long does shipping take", 1).known()).isFalse();
  }

  @Test
  void aShopWithOneQuestionAnswersThatOne() {
    FaqIndex one =
        FaqIndex.of(
            List.of(entry("ship", "How long does shipping take?", "Two days.")),
            ENCODERS,
            new Workers(POOL, 1));

    assertThat(one.ask("how long does the shipping take?", 1).known()).isTrue();
    assertThat(one.ask("who painted the Mona Lisa", 1).known()).isFalse();
  }

  @Test
  void atLeastOneMatchIsAskedFor() {
    assertThatThrownBy(() -> INDEX.ask("when do you open", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
