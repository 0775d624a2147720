package io.shopkeeper.search.synonyms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynonymsTest {
  private static final Synonyms SYNONYMS =
      new Synonyms(
          List.of(
              new Synonym("球鞋", "运动鞋", true),
              new Synonym("Tee", "t-shirt", false),
              new Synonym("t恤", "t-shirt", true),
              new Synonym("running shoe", "trainer", true)));

  private static List<String> terms(String text) {
    return SYNONYMS.read(text).stream()
        .flatMap(reading -> reading.terms().keySet().stream())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "红色球鞋, 运动鞋",
    "红色运动鞋, 球鞋",
    "red tee, shirt",
    "red tees, shirt",
    "纯棉t恤, shirt",
    "running shoes, train",
    "running-shoes, train",
    "trainers for men, running"
  })
  void wordsAreReadAsWhatTheyMean(String text, String term) {
    assertThat(SYNONYMS.read(text)).hasSize(2);
    assertThat(terms(text)).contains(term);
  }

  @ParameterizedTest
  @CsvSource({"t-shirt, tee", "steel, shirt", "teepee, shirt", "running late, train"})
  void whatIsSaidOneWayOrOfOtherWordsIsLeft(String text, String term) {
    assertThat(terms(text)).doesNotContain(term);
  }

  @Test
  void aQueryAsItWasWrittenIsTheFirstReadingAndOthersSayWhatTheyStandFor() {
    List<Reading> readings = SYNONYMS.read("red tee");
    assertThat(readings.getFirst().standsFor()).isEmpty();
    assertThat(readings.getLast().terms()).containsKey("red");
    assertThat(readings.getLast().standsFor())
        .containsEntry("shirt", "tee")
        .doesNotContainKey("red");
  }

  @Test
  void severalSynonymsAreReadTogetherUpToABound() {
    assertThat(SYNONYMS.read("球鞋 tee")).hasSize(4);
    var many =
        new Synonyms(
            IntStream.range(0, 20)
                .mapToObj(
                    i -> new Synonym("tee", "shirt" + "abcdefghijklmnopqrst".charAt(i), false))
                .toList());
    assertThat(many.read("tee")).hasSize(8);
  }

  @Test
  void partsOfSynonymsAreNoSlipsOfThePen() {
    assertThat(SYNONYMS.has("trainers")).isTrue();
    assertThat(SYNONYMS.has("球鞋")).isTrue();
    assertThat(SYNONYMS.has("kettle")).isFalse();
    assertThat(Synonyms.NONE.has("kettle")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', shirt", "tee, !!", "tee, Tees", "tee, TEE"})
  void whatIsNoSynonymIsRefused(String words, String means) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Synonym(words, means, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Synonym("xy".repeat(31), means, false));
  }
}
