package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.statistics.Measure;
import io.shopkeeper.experiment.statistics.Moments;
import io.shopkeeper.experiment.statistics.QuantileSketch;
import io.shopkeeper.experiment.statistics.Sample;
import io.shopkeeper.experiment.statistics.Warning;
import java.util.EnumSet;
import java.util.Set;

/// What is kept of units by one metric; that of days and segments adds up. Never changed.
public sealed interface Measured {

  /// Nothing yet.
  static Measured none(Metric metric) {
    return metric.kind() == Metric.Kind.SPENT
        ? new Sketched(metric.parameter(), new QuantileSketch())
        : new Summed(metric.measure(), new Moments(metric.measure().width()));
  }

  /// That counted.
  long units();

  /// Of both; neither is changed.
  Measured plus(Measured other);

  /// As an arm; its value is NaN where there are no units.
  Sample sample();

  Set<Warning> warnings();

  record Summed(Measure measure, Moments moments) implements Measured {
    @Override
    public long units() {
      return moments.count();
    }

    @Override
    public Measured plus(Measured other) {
      return new Summed(measure, moments.plus(((Summed) other).moments));
    }

    @Override
    public Sample sample() {
      return Sample.of(measure, moments);
    }

    @Override
    public Set<Warning> warnings() {
      return Warning.of(measure, moments);
    }
  }

  /// @param probability of the quantile
  record Sketched(double probability, QuantileSketch sketch) implements Measured {
    private static final int FEW = 100;

    @Override
    public long units() {
      return sketch.count();
    }

    @Override
    public Measured plus(Measured other) {
      var both = new QuantileSketch();
      both.addAll(sketch);
      both.addAll(((Sketched) other).sketch);
      return new Sketched(probability, both);
    }

    @Override
    public Sample sample() {
      return sketch.count() == 0
          ? new Sample(0, Double.NaN, new double[0], new double[][] {{0}}, Double.NaN)
          : sketch.sample(probability);
    }

    @Override
    public Set<Warning> warnings() {
      return sketch.count() < FEW ? EnumSet.of(Warning.FEW_UNITS) : EnumSet.noneOf(Warning.class);
    }
  }
}
