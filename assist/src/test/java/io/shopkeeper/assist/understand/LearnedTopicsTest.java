package io.shopkeeper.assist.understand;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.numeric.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedTopicsTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Encoders ENCODERS = new Encoders();
  private static final LearnedTopics TOPICS = new LearnedTopics(ENCODERS, new Workers(POOL, 2));

  @AfterAll
  static void close() {
    ENCODERS.close();
    POOL.shutdown();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CANCEL | I don't need that order any more, please stop it
          ORDER_STATUS | I am still waiting for my package
          HUMAN | let me speak with somebody of your staff
          YES | yes that is exactly what I want
          ORDER_STATUS | 我的东西怎么还没到
          HUMAN | 让你们领导来跟我说
          CANCEL | 我不买了，那单别发了
          """)
  void wordsWithoutACueAreReadByWhatTheyAreNearTo(Topic topic, String text) {
    assertThat(TOPICS.of(text, Language.of(text))).contains(topic);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the moon is made of cheese",
        "I like to paint birds",
        "月亮离地球很远",
        "我喜欢画画",
        "12345",
        "?!",
        ""
      })
  void whatIsNearToNothingIsNoTopic(String text) {
    assertThat(TOPICS.of(text, Language.ENGLISH)).isEmpty();
    assertThat(TOPICS.of(text, Language.CHINESE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OBVIOUSLY yes",
        "indeed",
        "go for it",
        "that's correct",
        "yes, I want exactly that",
        "嗯对的",
        "当然要退",
        "好的，就这样办吧"
      })
  void whatSurelySaysYesIsTold(String reply) {
    assertThat(TOPICS.assent(reply, Language.of(reply))).isEqualTo(Assent.SURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I might",
        "let me think about the return",
        "ok, never mind",
        "yes, but what does it cost me",
        "only if it is free of charge",
        "are you sure that is right",
        "I'd rather keep it",
        "just return it already",
        "我再考虑考虑",
        "可能吧",
        "可以，不过运费谁来付",
        "还是先不退了",
        "如果免费的话就退"
      })
  void whatOnlySoundsLikeAYesIsNone(String reply) {
    assertThat(TOPICS.assent(reply, Language.of(reply))).isNotEqualTo(Assent.SURE);
  }
}
