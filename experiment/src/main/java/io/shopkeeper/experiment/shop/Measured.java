package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.statistics.Comparison;
import io.shopkeeper.experiment.statistics.Comparison.Scale;
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
        : new Summed(
            metric.measure(),
            new Moments(metric.measure().width() * (1 + MeasuredColumns.COVARIATES)));
  }

  /// That counted.
  long units();

  /// Of both; neither is changed.
  Measured plus(Measured other);

  /// As an arm; its value is NaN where there are no units.
  Sample sample();

  Set<Warning> warnings();

  /// The difference from a control of the same metric, adjusted for what units had bought before
  /// where both have enough units for it.
  Comparison against(Measured control);

  /// Of each arm: below it what is explained by chance would be taken for what covariates explain.
  long LEAST_FOR_COVARIATES = 100;

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

    @Override
    public Comparison against(Measured control) {
      return Math.min(units(), control.units()) < LEAST_FOR_COVARIATES
          ? Comparison.of(control.sample(), sample(), Scale.ABSOLUTE)
          : Comparison.of(measure, ((Summed) control).moments, moments, Scale.ABSOLUTE);
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

    @Override
    public Comparison against(Measured control) {
      return Comparison.of(control.sample(), sample(), Scale.ABSOLUTE);
    }
  }
}
