package io.shopkeeper.experiment.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.experiment.statistics.Comparison.Effect;
import io.shopkeeper.experiment.statistics.Comparison.Reason;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
import io.shopkeeper.experiment.statistics.Comparison.Undefined;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private final RandomGenerator random = new Seed(1).generator("test");

  @Test
  void momentsOfDaysAddUpToThoseOfTheirUnion() {
    var first = new Moments(2);
    var second = new Moments(2);
    var all = new Moments(2);
    for (int i = 0; i < 50; i++) {
      double[] row = {random.nextInt(9), random.nextInt(9)};
      (i < 20 ? first : second).add(row);
      all.add(row);
    }
    Moments sum = first.plus(second);
    assertThat(sum.covariance(0, 1)).isEqualTo(all.covariance(0, 1));
    assertThat(sum.skewness()).isEqualTo(all.skewness());
    assertThat(sum.count()).isEqualTo(50);
  }

  @Test
  void severalCovariatesTakeWhatTheyExplainAndCopiesChangeNothing() {
    Moments[] with = {new Moments(4), new Moments(4)};
    Moments[] without = {new Moments(1), new Moments(1)};
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextGaussian();
      double z = random.nextGaussian();
      double y = 5 + 2 * x + z + random.nextGaussian();
      // The third covariate follows from the others.
      with[i % 2].add(y, x, z, x + z);
      without[i % 2].add(y);
    }
    Effect adjusted = (Effect) Comparison.of(Measure.MEAN, with[0], with[1], Scale.ABSOLUTE);
    Effect plain = (Effect) Comparison.of(Measure.MEAN, without[0], without[1], Scale.ABSOLUTE);
    assertThat(adjusted.weights()[0]).isCloseTo(2, within(.05));
    assertThat(adjusted.weights()[1]).isCloseTo(1, within(.05));
    assertThat(adjusted.weights()[2]).isZero();
    assertThat(adjusted.controlVariance() / plain.controlVariance()).isCloseTo(1 / 6., within(.01));
  }

  @Test
  void whereNothingCanBeToldTheReasonIs() {
    assertThat(reason(new double[] {1, 1, 1}, new double[] {0, 1, 0}))
        .isEqualTo(Reason.ZERO_VARIANCE);
    assertThat(reason(new double[] {}, new double[] {0, 1, 0})).isEqualTo(Reason.TOO_FEW_UNITS);
    assertThat(reason(new double[] {1}, new double[] {0, 1, 0})).isEqualTo(Reason.TOO_FEW_UNITS);
    assertThat(reason(new double[] {-1, 1}, new double[] {0, 1, 0}))
        .isEqualTo(Reason.ZERO_BASELINE);
  }

  private static Reason reason(double[] control, double[] treatment) {
    return ((Undefined)
            Comparison.of(Measure.MEAN, moments(control), moments(treatment), Scale.RELATIVE))
        .reason();
  }

  private static Moments moments(double... values) {
    var moments = new Moments(1);
    Arrays.stream(values).forEach(moments::add);
    return moments;
  }

  @Test
  void thePlannedSequenceIsNearlyAFixedTestAtItsEndAndHoldsBeyond() {
    var sequence = new PlannedSequence(.05, 10_000);
    assertThat(sequence.standardErrors(10_000)).isBetween(2.2, 2.4);
    assertThat(sequence.standardErrors(10_001)).isGreaterThan(3);
    assertThat(sequence.standardErrors(100)).isGreaterThan(4);
  }

  @Test
  void theIntervalOfThePlannedSequenceLeavesZeroOutExactlyWherePIsSmall() {
    var sequence = new PlannedSequence(.05, 10_000);
    for (double z = 0; z < 6; z += .05) {
      for (long units : new long[] {500, 5_000, 10_000, 20_000}) {
        var effect = new Effect(Scale.ABSOLUTE, 1, 1, z, 1, 1e6, units, new double[0], 1, 1);
        Verdict verdict = sequence.judge(effect);
        assertThat(verdict.pValue() < .05)
            .as("%s at %d", z, units)
            .isEqualTo(verdict.significant());
      }
    }
  }

  @Test
  void lookingEveryDayRaisesFewFalseAlarms() {
    int experiments = 2_000;
    int days = 20;
    int alarmed = 0;
    for (int e = 0; e < experiments; e++) {
      var arms = new Moments[] {new Moments(1), new Moments(1)};
      boolean alarm = false;
      for (int day = 0; day < days; day++) {
        for (int i = 0; i < 100; i++) {
          arms[i % 2].add(random.nextGaussian());
        }
        Effect effect = (Effect) Comparison.of(Measure.MEAN, arms[0], arms[1], Scale.ABSOLUTE);
        alarm |= new PlannedSequence(.05, 2_000).judge(effect).significant();
      }
      alarmed += alarm ? 1 : 0;
    }
    assertThat(alarmed / (double) experiments).isLessThan(.05);
  }

  @Test
  void theTextbookSizeOfAnExperimentIsPlanned() {
    // 10 % against 12 %: 3,623 an arm with the control's variance in both.
    assertThat(Power.STANDARD.units(.09, .02, .5)).isBetween(7_000L, 7_100L);
    assertThat(Power.STANDARD.detectable(.09, 7_065, .5)).isCloseTo(.02, within(1e-5));
    assertThat(Power.days(7_065, 1_000)).isEqualTo(8);
    assertThatThrownBy(() -> Power.days(7_065, 0)).hasMessageContaining("above 0");
  }

  @Test
  void quantilesOfAddedSketchesAreThoseOfAllValues() {
    var both = new QuantileSketch();
    double[] values = IntStream.range(0, 4_001).mapToDouble(i -> i - 1_000).toArray();
    for (int part = 0; part < 2; part++) {
      var sketch = new QuantileSketch();
      for (int i = part; i < values.length; i += 2) {
        sketch.add(values[i]);
      }
      both.addAll(sketch);
    }
    assertThat(both.quantile(.9)).isCloseTo(2_600, within(4.));
    assertThat(both.quantile(.25)).isCloseTo(0, within(1.));
    assertThat(both.quantile(0)).isCloseTo(-1_000, within(1.5));
    // The spread of a uniform distribution's median: half its width over √n.
    Sample median = both.sample(.5);
    assertThat(Math.sqrt(median.variance() / median.units()))
        .isCloseTo(2_000 / Math.sqrt(4_001), within(2.));
  }

  @Test
  void skewedSmallRareArmsAreWarnedOf() {
    assertThat(Warning.of(Measure.MEAN, moments(1, 2, 3))).contains(Warning.FEW_UNITS);
    var rare = new Moments(1);
    var skewed = new Moments(1);
    var fine = new Moments(1);
    for (int i = 0; i < 1_000; i++) {
      rare.add(i < 9 ? 1 : 0);
      skewed.add(Math.exp(1.5 * random.nextGaussian()));
      fine.add(random.nextGaussian());
    }
    assertThat(Warning.of(Measure.PROPORTION, rare)).containsExactly(Warning.RARE);
    assertThat(Warning.of(Measure.MEAN, skewed)).containsExactly(Warning.SKEWED);
    assertThat(Warning.of(Measure.MEAN, fine)).isEmpty();
  }
}
