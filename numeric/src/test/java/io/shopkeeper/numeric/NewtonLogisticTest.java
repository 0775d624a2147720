package io.shopkeeper.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class NewtonLogisticTest {

  @Test
  void atTheBestPointEveryGradientIsZero() {
    Random random = new Random(1);
    double[][] columns = new double[4][301];
    double[] targets = new double[301];
    for (int row = 0; row < 301; row++) {
      for (double[] column : columns) {
        column[row] = random.nextGaussian();
      }
      targets[row] = random.nextDouble() < .3 + .2 * Math.signum(columns[0][row]) ? 1 : 0;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      LinearModel model = new NewtonLogistic(2).fit(columns, targets, new Workers(pool, 2));

      double bias = 0;
      double[] gradient = new double[4];
      for (int row = 0; row < 301; row++) {
        double margin = model.bias();
        for (int j = 0; j < 4; j++) {
          margin += model.weights()[j] * columns[j][row];
        }
        double off = LinearModel.probability(margin) - targets[row];
        bias += off;
        for (int j = 0; j < 4; j++) {
          gradient[j] += off * columns[j][row];
        }
      }
      assertThat(bias).isCloseTo(0, within(1e-6));
      for (int j = 0; j < 4; j++) {
        assertThat(gradient[j] + 2 * model.weights()[j]).isCloseTo(0, within(1e-6));
      }
    }
  }

  @Test
  void columnsThatTellEverythingHaveFiniteWeights() {
    double[][] columns = {{-2, -1, 1, 2}, {-2, -1, 1, 2}};
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      LinearModel model =
          new NewtonLogistic(1).fit(columns, new double[] {0, 0, 1, 1}, new Workers(pool, 1));

      assertThat(model.weights()[0]).isBetween(.3, 2.0);
      assertThat(model.weights()[1]).isCloseTo(model.weights()[0], within(1e-9));
    }
  }
}
