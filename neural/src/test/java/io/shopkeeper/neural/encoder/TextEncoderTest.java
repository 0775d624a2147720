package io.shopkeeper.neural.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import io.shopkeeper.neural.NeuralException;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEncoderTest {
  private static final TextEncoder CHINESE = new TextEncoder(EncoderWeights.BGE_SMALL_ZH);
  private static final TextEncoder ENGLISH = new TextEncoder(EncoderWeights.BGE_SMALL_EN);

  /// Either is as far from the vectors of unquantised activations, .995 at the least.
  private static final float ROUNDING = .985f;

  private static final List<String> REVIEWS =
      List.of("房间很大，早餐也不错，就是服务员的态度一般。", "电池不耐用", "好评👍👍，下次还来", "");

  @AfterAll
  static void close() {
    CHINESE.close();
    ENGLISH.close();
  }

  @Test
  void aPassageIsATextWithItsSpecialTokens() {
    String review = REVIEWS.getFirst();
    for (int layer = 0; layer < EncoderWeights.KEPT; layer++) {
      float[] passage = CHINESE.passage(List.of(review), layer);
      Encoding encoding = CHINESE.layers(review).get(layer);
      int dimension = encoding.dimension();
      assertThat(Arrays.copyOfRange(passage, dimension, passage.length - dimension))
          .isEqualTo(encoding.tokens());
      assertThat(passage).hasSize(CHINESE.passageLength(List.of(review)) * dimension);
    }
  }

  @Test
  void theTextsOfAPassageSeeEachOther() {
    int dimension = EncoderWeights.BGE_SMALL_ZH.dimension();
    float[] one = CHINESE.passage(List.of("电池", "耐用"), 1);
    float[] other = CHINESE.passage(List.of("电池", "漏电"), 1);

    assertThat(CHINESE.passageLength(List.of("电池", "耐用"))).isEqualTo(7);
    assertThat(one).hasSize(7 * dimension);
    assertThat(Arrays.copyOf(one, dimension)).isNotEqualTo(Arrays.copyOf(other, dimension));
  }

  @Test
  void ofAPassageThatIsTooLongTheLongerTextLosesItsEnd() {
    String longer = "好".repeat(900);

    assertThat(CHINESE.passageLength(List.of(longer, "电池"))).isEqualTo(EncoderWeights.POSITIONS);
    assertThat(CHINESE.passageLength(List.of(longer, longer))).isEqualTo(EncoderWeights.POSITIONS);
    assertThat(CHINESE.passage(List.of(longer, "电池"), 0))
        .isEqualTo(CHINESE.passage(List.of("好".repeat(800), "电池"), 0));
  }

  @Test
  void vectorsAreThoseOfLangChain4jsOwnRunnerButForRounding(@TempDir Path folder)
      throws IOException {
    var theirs = runner(EncoderWeights.BGE_SMALL_ZH, folder);
    for (String review : REVIEWS.subList(0, 3)) {
      assertThat(cosine(CHINESE, theirs, review)).isGreaterThan(ROUNDING);
    }
    var english = runner(EncoderWeights.BGE_SMALL_EN, folder);
    for (String review : List.of("Love this dress!", "It runs small, so I returned it.")) {
      assertThat(cosine(ENGLISH, english, review)).isGreaterThan(ROUNDING);
    }
  }

  private static OnnxEmbeddingModel runner(EncoderWeights weights, Path folder) throws IOException {
    Path network = copy(weights.network(), folder);
    Path vocabulary = copy(weights.vocabulary(), folder);
    return new OnnxEmbeddingModel(network, vocabulary, PoolingMode.CLS);
  }

  private static Path copy(String resource, Path folder) throws IOException {
    Path file = folder.resolve(resource);
    try (InputStream in =
        Objects.requireNonNull(
            TextEncoderTest.class.getClassLoader().getResourceAsStream(resource))) {
      Files.copy(in, file);
    }
    return file;
  }

  private static float cosine(TextEncoder ours, OnnxEmbeddingModel theirs, String text) {
    float[] vector = theirs.embed(text).content().vector();
    return Vectors.cosine(ours.encode(text).sentence(), vector);
  }

  @Test
  void meaningIsNearerThanWords() {
    float[] asked = CHINESE.encode("怎么退货").sentence();
    float[] same = CHINESE.encode("不想要了可以退吗").sentence();
    float[] other = CHINESE.encode("怎么查看物流").sentence();

    assertThat(Vectors.cosine(asked, same)).isGreaterThan(Vectors.cosine(asked, other));
  }

  @Test
  void tokensKnowTheirPlaceInTheText() {
    String text = "好评👍all good！";
    Encoding encoding = CHINESE.encode(text);

    List<String> tokens =
        IntStream.range(0, encoding.size())
            .mapToObj(t -> text.substring(encoding.starts()[t], encoding.ends()[t]))
            .toList();

    assertThat(tokens).containsExactly("好", "评", "👍", "all", "good", "！");
    assertThat(encoding.tokens()).hasSize(6 * 512);
    assertThat(encoding.tokenAt(5)).isEqualTo(3);
    assertThat(encoding.tokenAt(7)).isEqualTo(-1);
    assertThat(encoding.tokenAt(text.length())).isEqualTo(-1);
  }

  @Test
  void poolsTokens() {
    var encoding =
        new Encoding(
            new float[] {1, 0},
            new float[] {1, 5, 3, -1, 2, 2},
            new int[] {0, 1, 2},
            new int[] {1, 2, 3});

    assertThat(encoding.mean(0, 3)).containsExactly(new float[] {2, 2}, within(1e-6f));
    assertThat(encoding.max(0, 2)).containsExactly(3, 5);
    assertThat(encoding.mean(1, 1)).containsExactly(0, 0);
    assertThat(encoding.max(1, 1)).containsExactly(0, 0);
  }

  @Test
  void aVectorDependsOnItsTextAlone() {
    // Many of one length, to be read together, and one that needs windows.
    List<String> texts =
        IntStream.range(0, 30)
            .mapToObj(i -> REVIEWS.get(i % 4) + "退货太慢".repeat(i % 3) + i)
            .collect(Collectors.toCollection(ArrayList::new));
    texts.add("房间很大，早餐也不错。".repeat(60));
    List<Encoding> alone = texts.stream().map(CHINESE::encode).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      var workers = new Workers(pool, 3);
      assertThat(CHINESE.encode(texts, workers, (_, encoding) -> encoding)).isEqualTo(alone);
      assertThat(CHINESE.layers(texts, workers, (_, layers) -> layers))
          .isEqualTo(texts.stream().map(CHINESE::layers).toList());
      List<float[]> sentences = CHINESE.sentences(texts, workers);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(sentences.get(i)).containsExactly(alone.get(i).sentence());
      }
      assertThat(CHINESE.sentences(List.of(), workers)).isEmpty();
    }
  }

  @Test
  void anEnglishVectorDependsOnItsTextAlone() {
    List<String> texts = IntStream.range(0, 20).mapToObj(i -> "Love dress number " + i).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<float[]> together = ENGLISH.sentences(texts, new Workers(pool, 2));
      for (int i = 0; i < texts.size(); i++) {
        assertThat(together.get(i)).containsExactly(ENGLISH.encode(texts.get(i)).sentence());
      }
    }
  }

  @Test
  void lowerLayersComeWithTheLast() {
    for (TextEncoder encoder : List.of(CHINESE, ENGLISH)) {
      List<Encoding> layers = encoder.layers("不错 good value");

      assertThat(layers).hasSize(EncoderWeights.KEPT).doesNotHaveDuplicates();
      assertThat(layers.getLast()).isEqualTo(encoder.encode("不错 good value"));
      assertThat(layers).allMatch(layer -> layer.size() == layers.getLast().size());
    }
  }

  @Test
  void aTextWithoutTokensHasAVectorOfNormOne() {
    Encoding encoding = CHINESE.encode("");

    assertThat(encoding.size()).isZero();
    assertThat(Vectors.squaredNorm(encoding.sentence())).isCloseTo(1, within(1e-5f));
  }

  @Test
  void aLongTextIsReadThroughWindows() {
    String sentence = "房间很大，早餐也不错。";
    Encoding encoding = CHINESE.encode(sentence.repeat(100));

    assertThat(encoding.size()).isEqualTo(1_100);
    assertThat(Vectors.squaredNorm(encoding.sentence())).isCloseTo(1, within(1e-5f));
    assertThat(Vectors.cosine(encoding.sentence(), CHINESE.encode(sentence).sentence()))
        .isGreaterThan(.7f);
    for (int token = 0; token < encoding.size(); token++) {
      assertThat(Vectors.squaredNorm(encoding.mean(token, token + 1))).isPositive();
    }
  }

  @Test
  void ofAVeryLongTextTheBeginningIsRead() {
    Encoding encoding = ENGLISH.encode("good ".repeat(20_000));

    assertThat(encoding.size()).isEqualTo(TextEncoder.MOST_TOKENS);
  }

  @Test
  void halfASurrogatePairIsPassedOver() {
    assertThat(CHINESE.encode("好\uD83D评").size()).isEqualTo(2);
  }

  @Test
  void missingWeightsAreNamed() {
    var weights = new EncoderWeights("absent", "absent.onnx", "absent.json", "absent.tsv", 8, 1, 4);
    try (var encoder = new TextEncoder(weights)) {
      assertThatThrownBy(() -> encoder.encode("text"))
          .isInstanceOf(NeuralException.class)
          .hasMessageContaining("absent.json")
          .hasMessageContaining("build the program again");
    }
  }

  @Test
  void aClosedEncoderSaysSo() {
    var encoder = new TextEncoder(EncoderWeights.BGE_SMALL_ZH);
    encoder.close();

    assertThatThrownBy(() -> encoder.encode("text"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
