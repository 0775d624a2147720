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

  /// Whether an item's number is even or odd.
  private static final ItemAttributes PARITY =
      new ItemAttributes(
          IntStream.range(0, ITEMS).mapToObj(item -> new int[] {item % 2}).toArray(int[][]::new),
          2);

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
  void aRareItemIsKnownByWhatItHasInCommonWithOthers() {
    // Even items follow odd ones and odd ones even ones; 28 and 29 were taken once.
    var random = new SplittableRandom(3);
    var sequences = new ArrayList<int[]>();
    sequences.add(new int[] {1, 28, 29, 2});
    for (int sequence = 0; sequence < 400; sequence++) {
      sequences.add(IntStream.range(0, 6).map(k -> 2 * random.nextInt(14) + (k + 1) % 2).toArray());
    }
    var training = new TransformerTraining(10, 16, .01, .1, 0);
    assertThat(evenOverOdd(train(sequences, training, PARITY, 2)))
        .isGreaterThan(evenOverOdd(train(sequences, training, 2)) + 1);
  }

  /// How much likelier than 29 is 28 to follow an odd item.
  private static float evenOverOdd(TransformerWeights weights) {
    float[] next = SequenceTransformer.of(weights).next(new int[] {2, 5});
    return score(next, weights, 28) - score(next, weights, 29);
  }

  @Test
  void attributesGiveTheSameWeightsAtAnyNumberOfThreads() {
    var training = new TransformerTraining(3, 400, .01, .5, 8);
    TransformerWeights one = train(circles(2_000), training, PARITY, 1);
    TransformerWeights three = train(circles(2_000), training, PARITY, 3);
    assertThat(three.items()).containsExactly(one.items());
    assertThat(one.items()).isNotEqualTo(train(circles(2_000), training, 1).items());
  }

  @Test
  void refusesAttributesThatAreNotThoseOfTheItems() {
    var training = new TransformerTraining(1, 16, .01, .5, 0);
    var few = new ItemAttributes(new int[][] {{0}}, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(circles(3), training, few, 1))
        .withMessage("attributes of 1 items are known, there are 30");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ItemAttributes(new int[][] {{0, 1}}, 1))
        .withMessage("attribute 1 is not one of 1");
  }

  @Test
  void theLossFallsFromThatOfAGuess() {
    var losses = new ArrayList<Double>();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      TransformerTrainer.train(
          new TransformerShape(ITEMS, 5, 16, 1, 2),
          new TransformerTraining(20, 16, .01, 0, 0),
          circles(60),
          ItemAttributes.NONE,
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
              ItemAttributes.NONE,
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
    return train(sequences, training, ItemAttributes.NONE, threads);
  }

  private static TransformerWeights train(
      List<int[]> sequences, TransformerTraining training, ItemAttributes known, int threads) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      return TransformerTrainer.train(
          new TransformerShape(ITEMS, 5, 16, 1, 2),
          training,
          sequences,
          known,
          new SplittableRandom(1),
          new Workers(pool, threads),
          (_, _) -> {});
    }
  }

  private static int best(float[] next, TransformerWeights weights) {
    int best = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int item = 0; item < ITEMS; item++) {
      float score = score(next, weights, item);
      if (score > most) {
        most = score;
        best = item;
      }
    }
    return best;
  }

  private static float score(float[] next, TransformerWeights weights, int item) {
    return Vectors.dot(next, 0, weights.items(), item * 16, 16);
  }
}
