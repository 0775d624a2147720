package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyItemHasItsAttributesTextsOrNumbers() throws IOException {
    Map<String, ProductTraits> items = read("{\"4\": [1, 2, \"红色\"], \"x\": []}");
    assertThat(items.keySet()).containsExactly("4", "x");
    assertThat(items.values())
        .extracting(ProductTraits::attributes)
        .containsExactly(List.of("1", "2", "红色"), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"4\": 1}", "{\"4\": [[1]]}", "{\"4\": [1"})
  void anotherLayoutIsRefusedWithThePlace(String text) {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> read(text))
        .withMessageContaining("a.json', line 1")
        .satisfies(e -> assertThat(e.code()).isEqualTo(RecommendException.Code.FILE_UNREADABLE));
  }

  @Test
  void aFileThatIsNotThereIsRefusedByName() {
    assertThatExceptionOfType(RecommendException.class)
        .isThrownBy(() -> AttributesFile.read(folder.resolve("absent.json")))
        .withMessageContaining("absent.json");
  }

  @Test
  void onlySequencesAreLearntWithAttributes() throws IOException {
    Path train = Files.writeString(folder.resolve("t.txt"), "u1 a b\nu2 a c\n");
    Path known = Files.writeString(folder.resolve("k.json"), "{\"a\": [1], \"b\": [1]}");
    Run run =
        Run.inProcess(
            "evaluate", "recommend", "--train", train.toString(), "--attributes", known.toString());
    assertThat(run.status()).isNotZero();
    assertThat(run.err()).contains("no model of 'recommend' learns from --attributes");
  }

  @Test
  void aTransformerIsTrainedWithThem() throws IOException {
    Path all =
        Files.writeString(folder.resolve("s.txt"), "u1 a b c\nu2 a c b\nu3 b c a\nu4 c a b\n");
    Path known = Files.writeString(folder.resolve("k.json"), "{\"a\": [1], \"b\": [1, 2]}");
    Run run =
        Run.inProcess(
            "evaluate",
            "sequence",
            "--data",
            all.toString(),
            "--attributes",
            known.toString(),
            "--model",
            "sequence-blend");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("hit-rate@10");
  }

  private Map<String, ProductTraits> read(String text) throws IOException {
    return AttributesFile.read(Files.writeString(folder.resolve("a.json"), text));
  }
}
