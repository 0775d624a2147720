package io.shopkeeper.neural.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TokenClassifierTrainerTest {
  private static final EncoderWeights WEIGHTS = EncoderWeights.BGE_SMALL_ZH;

  /// Class 1 is the colour before a bag; the same word elsewhere is of class 0.
  private static final List<String> TEXTS = List.of("红包", "包红", "蓝包", "包蓝", "黑包", "包黑", "白包", "包白");

  private static final List<int[]> TARGETS =
      List.of(
          new int[] {1, 0},
          new int[] {0, 0},
          new int[] {1, 0},
          new int[] {0, 0},
          new int[] {1, 0},
          new int[] {0, 0},
          new int[] {1, 0},
          new int[] {0, 0});

  @Test
  void aTokenIsPutIntoItsClassByWhatStandsAroundIt() {
    List<float[]> vectors = vectors();
    var losses = new ArrayList<Double>();
    TokenClassifier classifier = trained(vectors, 2, losses);

    assertThat(losses.getLast()).isLessThan(losses.getFirst() / 4);
    for (int text = 0; text < TEXTS.size(); text++) {
      float[] probabilities = classifier.probabilities(vectors.get(text));
      assertThat(probabilities).hasSize(4);
      assertThat(probabilities[TARGETS.get(text)[0]]).as(TEXTS.get(text)).isGreaterThan(.5f);
    }
  }

  @Test
  void aTextIsPutIntoAClassByItsFirstTokenAlone() {
    List<String> praise = List.of("很好", "不错", "喜欢", "满意");
    List<String> blame = List.of("很差", "失望", "退货", "难用");
    var passages = new ArrayList<float[]>();
    var targets = new ArrayList<int[]>();
    try (var encoder = new TextEncoder(WEIGHTS)) {
      for (int i = 0; i < 8; i++) {
        String word = (i % 2 == 0 ? praise : blame).get(i / 2);
        passages.add(encoder.passage(List.of("这个手机" + word, "手机"), 2));
        targets.add(new int[] {i % 2});
      }
    }
    TokenClassifier classifier = trained(passages, targets, 2, new ArrayList<>());

    for (int text = 0; text < 8; text++) {
      assertThat(classifier.probabilities(passages.get(text))[text % 2]).isGreaterThan(.7f);
    }
  }

  @Test
  void theNumberOfWorkersChangesNothing() {
    List<float[]> vectors = vectors();

    assertThat(trained(vectors, 1, new ArrayList<>()).probabilities(vectors.getFirst()))
        .isEqualTo(trained(vectors, 2, new ArrayList<>()).probabilities(vectors.getFirst()));
  }

  @Test
  void aDropoutOfEverythingIsRefused() {
    assertThatThrownBy(() -> new Tuning(1, 1e-3, 10, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dropout is out of range: 1.0");
  }

  private static TokenClassifier trained(List<float[]> vectors, int workers, List<Double> losses) {
    return trained(vectors, TARGETS, workers, losses);
  }

  private static TokenClassifier trained(
      List<float[]> vectors, List<int[]> targets, int workers, List<Double> losses) {
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      return new TokenClassifierTrainer(
              WEIGHTS, 2, new Tuning(1, 1e-3, 30, 4, .1), new Workers(pool, workers))
          .fit(vectors::get, targets, new SplittableRandom(1), (_, loss) -> losses.add(loss));
    }
  }

  private static List<float[]> vectors() {
    try (var encoder = new TextEncoder(WEIGHTS)) {
      return TEXTS.stream().map(text -> encoder.layers(text).get(2).tokens()).toList();
    }
  }
}
