package io.shopkeeper.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TextSpaceTest {
  private static final int LENGTH = 200;
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  /// Unit vectors within so many directions of all.
  private static List<float[]> texts(int count, int directions) {
    var random = new Random(1);
    float[][] basis = new float[directions][LENGTH];
    for (float[] direction : basis) {
      for (int i = 0; i < LENGTH; i++) {
        direction[i] = (float) random.nextGaussian();
      }
    }
    List<float[]> texts = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      float[] text = new float[LENGTH];
      for (float[] direction : basis) {
        Vectors.axpy((float) random.nextGaussian(), direction, text);
      }
      Vectors.scale((float) (1 / Math.sqrt(Vectors.squaredNorm(text))), text);
      texts.add(text);
    }
    return texts;
  }

  @Test
  void cosinesStayAsTheyAreWhereFewDirectionsTellTextsApart() {
    List<float[]> texts = texts(300, 20);

    List<float[]> few = TextSpace.of(texts, new Seed(1), WORKERS).of(texts);

    assertThat(few.getFirst()).hasSizeLessThanOrEqualTo(64);
    for (int t = 1; t < 50; t++) {
      assertThat(Vectors.dot(few.get(t), few.getFirst()))
          .isCloseTo(Vectors.dot(texts.get(t), texts.getFirst()), within(.01f));
      assertThat(Vectors.squaredNorm(few.get(t))).isCloseTo(1, within(1e-4f));
    }
  }

  @Test
  void aTextWithoutAVectorHasNoneHere() {
    List<float[]> texts = texts(100, 10);
    texts.add(new float[LENGTH]);

    assertThat(TextSpace.of(texts, new Seed(1), WORKERS).of(texts).getLast()).isEmpty();
  }

  @Test
  void whereNothingIsDescribedThereIsNoDirection() {
    TextSpace none = TextSpace.of(List.of(), new Seed(1), WORKERS);

    assertThat(none.directions().columns()).isZero();
    assertThat(none.of(List.of(new float[0])).getFirst()).isEmpty();
  }
}
