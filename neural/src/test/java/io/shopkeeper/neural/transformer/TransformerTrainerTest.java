package io.shopkeeper.neural.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransformerTrainerTest {

  private static final int ITEMS = 30;

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void learnsWhatAlwaysFollows(int negatives) {
    TransformerWeights weights =
        train(circles(60), new TransformerTraining(60, 16, .01, .1, negatives), 2);
    var transformer = SequenceTransformer.of(weights);
    for (int item = 0; item < ITEMS; item++) {
      float[] next = transformer.next(new int[] {(item + ITEMS - 1) % ITEMS, item});
      assertThat(best(next, weights)).isEqualTo((item + 1) % ITEMS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void givesTheSameWeightsAtAnyNumberOfThreads(int negatives) {
    // Steps large enough that threads really work beside each other.
    var training = new TransformerTraining(5, 400, .01, .5, negatives);
    TransformerWeights one = train(circles(2_000), training, 1);
    TransformerWeights three = train(circles(2_000), training, 3);
    assertThat(three.items()).containsExactly(one.items());
    assertThat(three.body()).containsExactly(one.body());
  }

  @Test
  void theLossFallsFromThatOfAGuess() {
    var losses = new ArrayList<Double>();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      TransformerTrainer.train(
          new TransformerShape(ITEMS, 5, 16, 1, 2),
          new TransformerTraining(20, 16, .01, 0, 0),
          circles(60),
          new SplittableRandom(1),
          new Workers(pool, 2),
          (_, loss) -> losses.add(loss));
    }
    assertThat(losses).hasSize(20);
    assertThat(losses.getFirst()).isBetween(2., Math.log(ITEMS) + .1);
    assertThat(losses.getLast()).isLessThan(.5);
  }

  @Test
  void staysAsDrawnWithoutAPairToLearnFrom() {
    var training = new TransformerTraining(3, 16, .01, .5, 0);
    TransformerWeights none = train(List.of(), training, 1);
    TransformerWeights single = train(List.of(new int[] {4}, new int[0]), training, 1);
    assertThat(single.items()).containsExactly(none.items());
  }

  @Test
  void trainsOnASingleItem() {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      TransformerWeights weights =
          TransformerTrainer.train(
              new TransformerShape(1, 5, 8, 1, 1),
              new TransformerTraining(3, 16, .01, .5, 0),
              List.of(new int[] {0, 0, 0}),
              new SplittableRandom(1),
              new Workers(pool, 1),
              (_, _) -> {});
      assertThat(weights.items()).doesNotContain(Float.NaN);
    }
  }

  @Test
  void refusesItemsBeyondTheShape() {
    var training = new TransformerTraining(1, 16, .01, .5, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(List.of(new int[] {1, ITEMS}), training, 1))
        .withMessage("item 30 is not one of 30");
  }

  @Test
  void refusesSettingsThatAreNoNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransformerTraining(1, 1, Double.NaN, .5, 0))
        .withMessageStartingWith("learningRate is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TransformerTraining(1, 1, .1, 1, 0))
        .withMessageStartingWith("dropout is 1.0");
  }

  @Test
  void everyPairOfNeighboursOfALongSequenceIsInOneWindow() {
    List<int[]> windows = Windows.of(List.of(IntStream.range(0, 12).toArray()), 5);
    assertThat(windows)
        .containsExactly(
            new int[] {6, 7, 8, 9, 10, 11}, new int[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1});
  }

  /// Sequences that go on to the next number, and from the last to the first.
  private static List<int[]> circles(int count) {
    var random = new SplittableRandom(2);
    return IntStream.range(0, count)
        .mapToObj(_ -> {
          int start = random.nextInt(ITEMS);
          int length = random.nextInt(2, 9);
          return IntStream.range(start, start + length).map(i -> i % ITEMS).toArray();
        })
        .toList();
  }

  private static TransformerWeights train(
      List<int[]> sequences, TransformerTraining training, int threads) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      return TransformerTrainer.train(
          new TransformerShape(ITEMS, 5, 16, 1, 2),
          training,
          sequences,
          new SplittableRandom(1),
          new Workers(pool, threads),
          (_, _) -> {});
    }
  }

  private static int best(float[] next, TransformerWeights weights) {
    int best = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int item = 0; item < ITEMS; item++) {
      float score = Vectors.dot(next, 0, weights.items(), item * 16, 16);
      if (score > most) {
        most = score;
        best = item;
      }
    }
    return best;
  }
}
