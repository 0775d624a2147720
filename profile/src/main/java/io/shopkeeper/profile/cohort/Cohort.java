package io.shopkeeper.profile.cohort;

import java.time.LocalDate;
import java.util.List;

/// The customers whose first order was in one period.
///
/// @param start first day of that period
/// @param customers how many
/// @param steps what they did in it and in each period since, up to the one that runs now
public record Cohort(LocalDate start, int customers, List<Step> steps) {
  /// Fewer than this are not told of by shares and means, which would tell of single people.
  public static final int SMALL = 5;

  /// One period of a cohort.
  ///
  /// @param ordered how many of its customers ordered
  /// @param money of all orders less what was sent back, in minor units
  /// @param complete whether the period is over
  public record Step(int ordered, double money, boolean complete) {}

  public Cohort {
    steps = List.copyOf(steps);
  }

  public boolean small() {
    return customers < SMALL;
  }

  /// Share of the customers who ordered in a period.
  ///
  /// @param age periods since the first, 0 for 100 %
  public double retained(int age) {
    return (double) steps.get(age).ordered() / customers;
  }

  /// What a customer brought on average up to the end of a period, in minor units.
  public double value(int age) {
    return steps.subList(0, age + 1).stream().mapToDouble(Step::money).sum() / customers;
  }
}
