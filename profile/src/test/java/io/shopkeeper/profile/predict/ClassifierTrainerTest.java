package io.shopkeeper.profile.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.BinaryMetrics;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ClassifierTrainerTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);
  private static final int ROWS = 1_200;

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void theModelThatCanBeReadServesWhereOneColumnAddsUp() {
    RandomGenerator random = new Seed(3).generator("test");
    float[] x = normal(random);
    boolean[] happened = drawn(random, i -> 1.5 * x[i] - 1);

    List<FittedClassifier> fitted = train(table(new Numeric("x", x)), happened);

    assertThat(fitted.getFirst().kind()).isEqualTo(ClassifierKind.LOGISTIC);
    double[] probabilities = fitted.getFirst().probabilities(table(new Numeric("x", x)), WORKERS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(probabilities[i]).isCloseTo(LinearModel.probability(1.5 * x[i] - 1), within(.2));
    }
  }

  @Test
  void numbersBeyondThoseLearnedFromAreTakenForTheNearest() {
    RandomGenerator random = new Seed(6).generator("test");
    float[] x = normal(random);
    float[] tail = normal(random);
    for (int i = 0; i < ROWS; i++) {
      tail[i] = (float) Math.exp(2 * tail[i]);
    }
    boolean[] happened = drawn(random, i -> 2 * x[i] - Math.log(tail[i]));
    FittedClassifier logistic =
        train(table(new Numeric("x", x), new Numeric("tail", tail)), happened).stream()
            .filter(one -> one.kind() == ClassifierKind.LOGISTIC)
            .findFirst()
            .orElseThrow();
    Arrays.sort(x);
    Arrays.sort(tail);
    float[] ends = {x[0], -1e6f, x[ROWS - 1], 1e6f};
    float[] tails = {tail[ROWS - 1], 1e9f, tail[0], 0};

    double[] probabilities =
        logistic.probabilities(
            new FeatureTable(List.of(new Numeric("x", ends), new Numeric("tail", tails)), 4),
            WORKERS);

    assertThat(probabilities[0]).isEqualTo(probabilities[1]).isLessThan(.05);
    assertThat(probabilities[2]).isEqualTo(probabilities[3]).isGreaterThan(.95);
  }

  @Test
  void treesServeWhereColumnsActTogether() {
    RandomGenerator random = new Seed(4).generator("test");
    float[] x = normal(random);
    float[] y = normal(random);
    boolean[] happened = drawn(random, i -> x[i] * y[i] > 0 ? 2 : -2);

    List<FittedClassifier> fitted =
        train(table(new Numeric("x", x), new Numeric("y", y)), happened);

    assertThat(fitted.getFirst().kind()).isEqualTo(ClassifierKind.BOOSTED);
    assertThat(fitted.getFirst().logLoss()).isLessThan(fitted.get(1).logLoss() - .1);
  }

  @Test
  void thousandsOfLevelsAndMissingValuesDoNoHarm() {
    RandomGenerator random = new Seed(5).generator("test");
    float[] x = normal(random);
    boolean[] happened = drawn(random, i -> 2 * x[i]);
    int[] codes = IntStream.range(0, ROWS).map(i -> i % 4 == 0 ? -1 : i).toArray();
    List<String> levels = IntStream.range(0, ROWS).mapToObj(i -> "level " + i).toList();
    float[] holes = x.clone();
    for (int i = 0; i < ROWS; i += 3) {
      holes[i] = Float.NaN;
    }
    FeatureTable table =
        table(new Numeric("holes", holes), new Categorical("levels", codes, levels));

    List<FittedClassifier> fitted = train(table, happened);

    double[] probabilities = fitted.getFirst().probabilities(table, WORKERS);
    assertThat(new BinaryMetrics(happened, probabilities).areaUnderRoc().orElseThrow())
        .isGreaterThan(.75);
    var unseen =
        table(
            new Numeric("holes", new float[ROWS]),
            new Categorical("levels", new int[ROWS], List.of("never seen")));
    assertThat(fitted.getFirst().probabilities(unseen, WORKERS)).doesNotContain(Double.NaN);
  }

  @Test
  void columnsThatAreConstantOrMissingAreNamedAndLeftOut() {
    float[] missing = new float[3];
    Arrays.fill(missing, Float.NaN);
    var all =
        new FeatureTable(
            List.of(
                new Numeric("same", new float[] {1, 1, 1}),
                new Numeric("missing", missing),
                new Numeric("tells", new float[] {1, Float.NaN, 1}),
                new Categorical("one level", new int[3], List.of("a"))),
            3);

    assertThat(all.informative().names()).containsExactly("tells");
    assertThat(all.uninformative()).containsExactly("same", "missing", "one level");
  }

  @Test
  void oneClassIsRefusedWithTheCounts() {
    RandomGenerator random = new Seed(6).generator("test");

    assertThatThrownBy(() -> train(table(new Numeric("x", normal(random))), new boolean[ROWS]))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("it happened to 0 of 1,200 rows");
  }

  @Test
  void foldsHoldGroupsTogetherAndAreAlike() {
    RandomGenerator random = new Seed(7).generator("test");
    int[] groups = IntStream.range(0, ROWS).map(i -> i / 3).toArray();
    boolean[] happened = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      happened[i] = groups[i] % 5 == 0;
    }
    var sample = new Labelled(table(new Numeric("x", normal(random))), happened, groups);

    Folds folds = Folds.stratified(sample, 5, random);

    Map<Integer, Integer> foldOf = new HashMap<>();
    for (int i = 0; i < ROWS; i++) {
      assertThat(folds.of()[i]).isEqualTo(foldOf.merge(groups[i], folds.of()[i], (was, _) -> was));
    }
    for (int f = 0; f < 5; f++) {
      assertThat(folds.heldOut(f)).hasSize(ROWS / 5);
      assertThat(sample.rows(folds.heldOut(f)).positives()).isEqualTo(ROWS / 25);
    }
  }

  @Test
  void theSameSeedGivesTheSameModelAtAnyNumberOfWorkers() {
    RandomGenerator random = new Seed(8).generator("test");
    FeatureTable table = table(new Numeric("x", normal(random)), new Numeric("y", normal(random)));
    boolean[] happened = drawn(random, i -> i % 3 - 1.0);
    Labelled sample = Labelled.of(table, happened);

    var one = new ClassifierTrainer(new Seed(1), new Workers(POOL, 1)).train(sample);
    var two = new ClassifierTrainer(new Seed(1), WORKERS).train(sample);

    for (int kind = 0; kind < 2; kind++) {
      assertThat(one.get(kind).probabilities(table, WORKERS))
          .isEqualTo(two.get(kind).probabilities(table, WORKERS));
    }
  }

  private static List<FittedClassifier> train(FeatureTable table, boolean[] happened) {
    return new ClassifierTrainer(new Seed(1), WORKERS).train(Labelled.of(table, happened));
  }

  private static FeatureTable table(FeatureColumn... columns) {
    return new FeatureTable(List.of(columns), ROWS);
  }

  private static float[] normal(RandomGenerator random) {
    float[] values = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static boolean[] drawn(RandomGenerator random, IntToDoubleFunction margin) {
    boolean[] happened = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      happened[i] = random.nextDouble() < LinearModel.probability(margin.applyAsDouble(i));
    }
    return happened;
  }
}
