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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextEncoderTest {
  private static final TextEncoder CHINESE = new TextEncoder(EncoderWeights.BGE_SMALL_ZH);
  private static final TextEncoder ENGLISH = new TextEncoder(EncoderWeights.BGE_SMALL_EN);

  private static final List<String> REVIEWS =
      List.of("房间很大，早餐也不错，就是服务员的态度一般。", "电池不耐用", "好评👍👍，下次还来", "");

  @AfterAll
  static void close() {
    CHINESE.close();
    ENGLISH.close();
  }

  @Test
  void vectorsAreThoseOfLangChain4jsOwnRunner(@TempDir Path folder) throws IOException {
    var theirs = runner(EncoderWeights.BGE_SMALL_ZH, folder);
    for (String review : REVIEWS.subList(0, 3)) {
      assertThat(cosine(CHINESE, theirs, review)).isGreaterThan(.999f);
    }
    var english = runner(EncoderWeights.BGE_SMALL_EN, folder);
    for (String review : List.of("Love this dress!", "It runs small, so I returned it.")) {
      assertThat(cosine(ENGLISH, english, review)).isGreaterThan(.999f);
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
        java.util.stream.IntStream.range(0, encoding.size())
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
    List<float[]> alone = REVIEWS.stream().map(text -> CHINESE.encode(text).sentence()).toList();
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      List<float[]> together =
          CHINESE.encode(REVIEWS, new Workers(pool, 3), (_, encoding) -> encoding.sentence());
      for (int i = 0; i < alone.size(); i++) {
        assertThat(together.get(i)).containsExactly(alone.get(i));
      }
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
    var weights = new EncoderWeights("absent", "absent.onnx", "absent.json", 8);
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
