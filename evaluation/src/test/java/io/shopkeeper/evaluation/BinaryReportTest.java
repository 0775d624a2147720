package io.shopkeeper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryReportTest {

  @Test
  void estimatesAreThoseOfTheMetrics() {
    Random random = new Random(2);
    boolean[] happened = new boolean[400];
    double[] probabilities = new double[400];
    for (int i = 0; i < 400; i++) {
      probabilities[i] = random.nextInt(50) / 50.0;
      happened[i] = random.nextDouble() < probabilities[i];
    }
    var metrics = new BinaryMetrics(happened, probabilities);
    MetricReport report =
        new BinaryReport(happened, probabilities).report(new Bootstrap(new Seed(1), 200, .95));

    close(report, "auc", metrics.areaUnderRoc().orElseThrow());
    close(report, "log-loss", metrics.logLoss());
    close(report, "ece", metrics.calibration(10, Calibration.Edges.LEFT_CLOSED).expectedError());
    close(report, "accuracy", metrics.confusion(.5).accuracy());
    close(report, "precision", metrics.confusion(.5).precision(1));
    close(report, "recall", metrics.confusion(.5).recall(1));
    close(report, "f1", metrics.confusion(.5).f1(1));
    Interval auc = Objects.requireNonNull(report.metrics().get("auc"));
    assertThat(auc.low()).isLessThan(auc.estimate());
    assertThat(auc.high()).isGreaterThan(auc.estimate());
  }

  @Test
  void theDifferenceOfEqualProbabilitiesIsNone() {
    var report = new BinaryReport(new boolean[] {true, false, true}, new double[] {.9, .2, .4});

    assertThat(report.areaAbove(report, new Bootstrap(new Seed(1), 50, .95)).high()).isZero();
  }

  private static void close(MetricReport report, String name, double expected) {
    assertThat(Objects.requireNonNull(report.metrics().get(name)).estimate())
        .isCloseTo(expected, within(1e-9));
  }
}
