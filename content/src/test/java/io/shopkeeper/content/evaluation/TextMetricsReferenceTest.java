package io.shopkeeper.content.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Figures and words agree with the programs that made the published ones.
class TextMetricsReferenceTest {
  private static final JiebaWords WORDS = new JiebaWords();

  static Stream<Named<JsonNode>> texts() {
    Path file =
        Path.of(System.getProperty("shopkeeper.shared", "../shared"))
            .resolve("reference/text-generation-metrics.json");
    assumeTrue(Files.exists(file), () -> "no reference numbers at " + file);
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("cases");
    assertThat(cases).hasSizeGreaterThan(10);
    return StreamSupport.stream(cases.spliterator(), false)
        .filter(one -> one.get("input").has("hypothesis"))
        .map(one -> Named.of(one.get("name").asString(), one));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void bleuIsThatOfNltk(JsonNode one) {
    JsonNode in = one.get("input");
    assertThat(CharacterBleu.of(in.get("hypothesis").asString(), in.get("reference").asString()))
        .isCloseTo(one.get("output").get("bleu4_char").asDouble(), within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void rougeIsThatOfRougeChinese(JsonNode one) {
    JsonNode in = one.get("input");
    WordRouge rouge =
        WordRouge.of(texts(in.get("hypothesis_tokens")), texts(in.get("reference_tokens")));
    JsonNode out = one.get("output");
    assertThat(rouge.one()).isCloseTo(figure(out, "rouge-1"), within(1e-8));
    assertThat(rouge.two()).isCloseTo(figure(out, "rouge-2"), within(1e-8));
    assertThat(rouge.longest()).isCloseTo(figure(out, "rouge-l"), within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void wordsAreThoseOfJieba(JsonNode one) {
    JsonNode in = one.get("input");
    assertThat(WORDS.of(in.get("hypothesis").asString()))
        .isEqualTo(texts(in.get("hypothesis_tokens")));
    assertThat(WORDS.of(in.get("reference").asString()))
        .isEqualTo(texts(in.get("reference_tokens")));
  }

  /// Nothing written scores nothing, where the other program refuses.
  private static double figure(JsonNode out, String name) {
    return out.has("rouge_error") ? 0 : out.get(name).get("f").asDouble();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }
}
