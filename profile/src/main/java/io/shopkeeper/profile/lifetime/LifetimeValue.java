package io.shopkeeper.profile.lifetime;

/// What a customer is worth from now on: purchases to be expected of each month times their amount,
/// discounted to today from the month's end.
///
/// @param months looked ahead
/// @param discount of a month, at least 0: .01 is 1 %
public record LifetimeValue(PurchaseModel purchases, int months, double discount) {
  private static final double WEEKS_A_MONTH = 4.345;

  public LifetimeValue {
    if (months < 1 || !(discount >= 0)) {
      throw new IllegalArgumentException(
          "at least one month and a discount from 0 on: %d, %s".formatted(months, discount));
    }
  }

  /// In the unit of `amount`, a purchase's worth.
  public double of(History history, double amount) {
    double value = 0;
    double before = 0;
    for (int month = 1; month <= months; month++) {
      double upTo = purchases.expected(history, month * WEEKS_A_MONTH);
      value += amount * (upTo - before) / Math.pow(1 + discount, month);
      before = upTo;
    }
    return value;
  }
}
