package io.shopkeeper.language.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.language.Encoders;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EncoderEmbedderTest extends TextEmbedderContract {
  private static final Encoders ENCODERS = new Encoders();
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  private final TextEmbedder embedder = new EncoderEmbedder(ENCODERS, new Workers(POOL, 2));

  @AfterAll
  static void close() {
    POOL.shutdown();
    ENCODERS.close();
  }

  @Override
  protected TextEmbedder embedder() {
    return embedder;
  }

  @Test
  void meaningIsCloserThanWords() {
    List<float[]> zh = embedder.embed(List.of("电池不耐用", "续航时间太短", "快递员态度很好"));
    assertThat(Vectors.dot(zh.get(0), zh.get(1))).isGreaterThan(Vectors.dot(zh.get(0), zh.get(2)));
    List<float[]> en =
        embedder.embed(
            List.of("the battery drains fast", "it runs out of power", "friendly courier"));
    assertThat(Vectors.dot(en.get(0), en.get(1))).isGreaterThan(Vectors.dot(en.get(0), en.get(2)));
  }

  @Test
  void textsOfTwoLanguagesHaveNothingInCommon() {
    List<float[]> vectors = embedder.embed(List.of("电池不耐用", "the battery drains fast"));
    assertThat(Vectors.dot(vectors.get(0), vectors.get(1))).isZero();
  }

  @Test
  void aBrandInAChineseTextDoesNotMakeItMixed() {
    float[] vector = embedder.embed(List.of("iPhone手机壳很好看，质量也不错")).getFirst();
    assertThat(java.util.Arrays.copyOfRange(vector, 512, vector.length)).containsOnly(0);
  }

  @Test
  void aMixedTextCanBeComparedWithBothItsLanguages() {
    List<float[]> vectors =
        embedder.embed(List.of("电池不耐用，really disappointing", "电池不耐用", "really disappointing"));
    assertThat(Vectors.dot(vectors.get(0), vectors.get(1))).isGreaterThan(0.3f);
    assertThat(Vectors.dot(vectors.get(0), vectors.get(2))).isGreaterThan(0.3f);
    assertThat(Vectors.squaredNorm(vectors.get(0))).isCloseTo(1, within(1e-4f));
  }
}
