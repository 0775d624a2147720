package io.shopkeeper.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.ingest.quality.Figure.Count;
import io.shopkeeper.ingest.quality.Figure.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTextsTest {
  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void everyFindingHasItsTextsInBothLanguages(FindingKind kind) throws IOException {
    for (String part : List.of("title", "explanation", "advice")) {
      String key = kind.wireName() + "." + part;
      assertThat(texts("en").getProperty(key)).as(key).isNotBlank();
      assertThat(texts("zh").getProperty(key)).as(key).containsPattern("\\p{IsHan}");
    }
  }

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    assertThat(texts("zh").stringPropertyNames()).isEqualTo(texts("en").stringPropertyNames());
  }

  @Test
  void wordsOfTheDataAreNeverTakenForPlaces() {
    var finding =
        new Finding(
            FindingKind.UNKNOWN_PRODUCTS,
            Severity.NOTE,
            1,
            0,
            List.of(new Count(1), new Count(2), new Words("{3} {oops"), new Count(4)));

    assertThat(new FindingTexts(Locale.UK).of(finding).explanation())
        .isEqualTo("In 2 lines; most often {3} {oops, 4 times.");
  }

  private static Properties texts(String language) throws IOException {
    var properties = new Properties();
    String name = "findings_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(FindingTexts.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
