package io.shopkeeper.profile.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.FeatureTable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpliftTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
  private static final Workers WORKERS = new Workers(POOL, 2);

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void theCoefficientIsTheAreaWorkedOutByHand() {
    boolean[] treated = {true, false, true, false};
    boolean[] happened = {true, false, false, true};
    var trial = new Trial(table(new float[] {4, 3, 2, 1}), treated, happened);
    var qini = new Qini(trial, new double[] {4, 3, 2, 1});

    // Gains of the first 0 … 4 customers over the 2 addressed: 0, 1/2, 1/2, 1/2 (1 − 0 · 2/1), 0.
    double area = .25 * (.25 + .5 + .5 + .25);
    assertThat(qini.coefficient(new int[] {1, 1, 1, 1})).isCloseTo(area, within(1e-12));
    assertThat(qini.upliftOfFirst(.5, new int[] {1, 1, 1, 1})).isCloseTo(1, within(1e-12));
    assertThat(new Qini(trial, new double[4]).coefficient(new int[] {1, 1, 1, 1}))
        .as("customers of one score are addressed together")
        .isCloseTo(0, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(UpliftLearner.class)
  void everyLearnerFindsThoseWhoAreChanged(UpliftLearner learner) {
    Trial learned = planted(4_000, .2, 1);
    Trial judged = planted(4_000, .2, 2);

    UpliftModel model = learner.fit(learned, new Seed(1), WORKERS);
    var qini = new Qini(judged, model.uplift(judged.features()));

    var interval =
        new Bootstrap(new Seed(1), 200, .95)
            .figures(judged.rows(), draws -> new double[] {qini.coefficient(draws)})
            .getFirst();
    assertThat(interval.low()).isGreaterThan(.01);
  }

  @Test
  void whereNobodyIsChangedThanOthersNothingIsFound() {
    Trial judged = planted(4_000, 0, 4);
    UpliftTrainer.Chosen chosen =
        new UpliftTrainer(new Seed(1), WORKERS).train(planted(4_000, 0, 3));
    var qini = new Qini(judged, chosen.model().uplift(judged.features()));

    var interval =
        new Bootstrap(new Seed(1), 200, .95)
            .figures(judged.rows(), draws -> new double[] {qini.coefficient(draws)})
            .getFirst();
    assertThat(interval.low()).isNegative();
  }

  @Test
  void aTrialOfOneArmIsRefused() {
    Trial trial = planted(200, .2, 5);
    var one = new Trial(trial.features(), new boolean[200], trial.happened());

    assertThatThrownBy(one::requireEnough)
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("0 who were addressed");
  }

  /// It happens to 30 of 100; those with x above 0 are changed by `effect` if addressed.
  private static Trial planted(int rows, double effect, long seed) {
    RandomGenerator random = new Seed(seed).generator("test");
    float[] x = new float[rows];
    boolean[] treated = new boolean[rows];
    boolean[] happened = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = (float) random.nextGaussian();
      treated[i] = random.nextInt(3) > 0;
      happened[i] = random.nextDouble() < .3 + (treated[i] && x[i] > 0 ? effect : 0);
    }
    return new Trial(table(x), treated, happened);
  }

  private static FeatureTable table(float[] x) {
    return new FeatureTable(List.of(new Numeric("x", x)), x.length);
  }
}
