package io.shopkeeper.language.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.numeric.Vectors;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every embedder does.
public abstract class TextEmbedderContract {
  private static final String CHINESE = "手机屏幕很清晰，电池也耐用";
  private static final String ENGLISH = "The screen is sharp and the battery lasts";

  protected abstract TextEmbedder embedder();

  @Test
  void theSameTextHasTheSameVector() {
    assertThat(embedder().embed(List.of(CHINESE)).getFirst())
        .isEqualTo(embedder().embed(List.of(CHINESE)).getFirst());
  }

  @Test
  void vectorsComeInTheOrderOfTheTexts() {
    List<float[]> there = embedder().embed(List.of(CHINESE, ENGLISH));
    List<float[]> back = embedder().embed(List.of(ENGLISH, CHINESE));
    assertThat(there.get(0)).isEqualTo(back.get(1)).isNotEqualTo(there.get(1));
    assertThat(there.get(1)).isEqualTo(back.get(0));
  }

  @Test
  void aTextAmongManyHasTheVectorItHasAlone() {
    var texts = new java.util.ArrayList<String>();
    for (int i = 0; i < 150; i++) {
      texts.add("text " + i % 40);
    }
    List<float[]> together = embedder().embed(texts);
    assertThat(together).hasSize(150);
    for (int i = 0; i < 150; i += 29) {
      assertThat(together.get(i)).isEqualTo(embedder().embed(List.of(texts.get(i))).getFirst());
    }
  }

  @Test
  void everyVectorHasTheDimensionAndNormOne() {
    for (float[] vector : embedder().embed(List.of(CHINESE, ENGLISH, "好", "¡Olé!", "😀 100"))) {
      assertThat(vector).hasSize(embedder().dimension());
      assertThat(Vectors.squaredNorm(vector)).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void whatIsBlankHasTheZeroVector() {
    for (float[] vector : embedder().embed(List.of("", " \n\t", "<p></p>"))) {
      assertThat(vector).hasSize(embedder().dimension()).containsOnly(0);
    }
  }

  @Test
  void noTextsHaveNoVectors() {
    assertThat(embedder().embed(List.of())).isEmpty();
  }

  @Test
  void aHundredKilobytesHaveAVector() {
    float[] vector = embedder().embed(List.of("很好用 really good ".repeat(4_600))).getFirst();
    assertThat(vector).hasSize(embedder().dimension());
    assertThat(Vectors.squaredNorm(vector)).isCloseTo(1, within(1e-4f));
  }

  @Test
  void whatIsWrittenInAnotherWayHasTheSameVector() {
    List<float[]> vectors =
        embedder().embed(List.of("這間酒店環境不錯", "这间酒店环境不错", "ＧＯＯＤ  shoes", "good shoes"));
    assertThat(vectors.get(0)).isEqualTo(vectors.get(1));
    assertThat(vectors.get(2)).isEqualTo(vectors.get(3));
  }

  @Test
  void theNameSaysWhichModelItIs() {
    assertThat(embedder().name()).isNotBlank();
  }
}
