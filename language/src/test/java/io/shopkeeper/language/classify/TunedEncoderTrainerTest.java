package io.shopkeeper.language.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.neural.encoder.EncoderWeights;
import io.shopkeeper.neural.encoder.TextEncoder;
import io.shopkeeper.numeric.Workers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TunedEncoderTrainerTest {
  private static final int RECORDS = 96;
  private static final String[] PRAISE = {"很好", "不错", "我喜欢", "满意"};
  private static final String[] BLAME = {"很差", "令人失望", "要退货", "难用"};
  private static final String[] THINGS = {"屏幕", "电池", "快递", "包装", "声音", "手感"};

  private static final TextEncoder ENCODER = new TextEncoder(EncoderWeights.BGE_SMALL_ZH);

  private static final List<TextFeatures> RECORDS_SEEN =
      IntStream.range(0, RECORDS)
          .mapToObj(i -> {
            String word = (i % 2 == 0 ? BLAME : PRAISE)[i / 2 % 4];
            return new TextFeatures(
                new long[] {i % 3},
                new float[0][],
                new double[0],
                List.of(THINGS[i % THINGS.length] + word));
          })
          .toList();
  private static final int[] LABELS = IntStream.range(0, RECORDS).map(i -> i % 2).toArray();
  private static final int[] FOLDS =
      IntStream.range(0, RECORDS).map(i -> i / 8 % ClassifierTrainer.FOLDS).toArray();

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  @Test
  void theEncoderTellsWhatTheOthersCannot() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      var workers = new Workers(pool, 2);
      ClassifierTrainer.Trained trained = trained(workers);

      TextClassifier blend = join(trained, TunedEncoderTrainer.MOST_WORK, workers).orElseThrow();

      assertThat(right(trained.classifier())).isLessThan(RECORDS * 2 / 3);
      assertThat(right(blend)).isGreaterThan(RECORDS * 9 / 10);
    }
  }

  @Test
  void whereThereIsNoTimeForAPassTheEncoderStaysOut() {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      var workers = new Workers(pool, 2);

      assertThat(join(trained(workers), 1_000, workers)).isEmpty();
    }
  }

  private static ClassifierTrainer.Trained trained(Workers workers) {
    return new ClassifierTrainer(List.of(new NgramTrainer(1)), workers, Progress.NONE)
        .train(RECORDS_SEEN, LABELS, FOLDS, 2);
  }

  private static Optional<TextClassifier> join(
      ClassifierTrainer.Trained trained, double work, Workers workers) {
    return new TunedEncoderTrainer(ENCODER, work, new Seed(1), workers, Progress.NONE)
        .join(trained.classifier(), RECORDS_SEEN, LABELS, 2);
  }

  private static long right(TextClassifier classifier) {
    return IntStream.range(0, RECORDS)
        .filter(i -> classifier.probabilities(RECORDS_SEEN.get(i))[1] > .5 == (LABELS[i] == 1))
        .count();
  }
}
