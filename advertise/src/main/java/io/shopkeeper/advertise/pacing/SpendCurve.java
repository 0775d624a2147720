package io.shopkeeper.advertise.pacing;

/// What would be spent per request at each price of the budget, learned from the requests that came
/// by, bought or not. Older ones count less: half after fifty thousand requests.
///
/// Requests are counted in bins of equal ratio of value to cost, 2 % wide, so that a curve takes 16
/// KiB; learning costs O(1), a price O(bins). Not thread-safe.
public final class SpendCurve {
  private static final double WIDTH = Math.log(1.02);
  private static final int BINS = 2_048;
  private static final double HEAVIEST = 1e100;
  private static final double GROWTH = Math.pow(2, 1 / 50_000.);

  private final double[] cost = new double[BINS];
  private double weight = 1;
  private double requests;
  private long learned;
  private int top = -1;

  /// @param value of an impression, in any unit, 0 or more
  /// @param cost of it, above 0
  public void learn(double value, double cost) {
    weight *= GROWTH;
    if (weight > HEAVIEST) {
      lighten();
    }
    requests += weight;
    learned++;
    if (value > 0) {
      int bin = bin(value / cost);
      this.cost[bin] += weight * cost;
      top = Math.max(top, bin);
    }
  }

  /// How many requests were learned from.
  public long learned() {
    return learned;
  }

  /// The price, in value per cost, at which so much would be spent per request; 0 where all
  /// requests together cost less.
  public double price(double spendPerRequest) {
    double wanted = spendPerRequest * requests;
    double sum = 0;
    for (int bin = top; bin >= 0; bin--) {
      if (sum + cost[bin] > wanted) {
        // Within a bin requests are taken to lie evenly.
        double part = (wanted - sum) / cost[bin];
        return Math.exp((bin + 1 - part - BINS / 2.) * WIDTH);
      }
      sum += cost[bin];
    }
    return 0;
  }

  private static int bin(double ratio) {
    double bin = Math.floor(Math.log(ratio) / WIDTH + BINS / 2.);
    return (int) Math.max(0, Math.min(BINS - 1, bin));
  }

  private void lighten() {
    for (int bin = 0; bin <= top; bin++) {
      cost[bin] /= weight;
    }
    requests /= weight;
    weight = 1;
  }
}
