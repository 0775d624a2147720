package io.shopkeeper.recommend.nextbasket;

import java.util.List;

/// How likely a customer is to buy again what they bought: h and λ of the package's notation.
///
/// Immutable. 1 KiB and 8 bytes an item.
final class RepurchaseRates {

  private static final int TIMES = 6;
  private static final int GAPS = 7;
  private static final int BASKETS = 7;

  /// How many opportunities the rate of a wider cell counts as.
  private static final double CELL_PRIOR = 20;

  private final double prior;
  private final double[][][] rate;
  private final double[] item;

  private RepurchaseRates(double prior, double[][][] rate, double[] item) {
    this.prior = prior;
    this.rate = rate;
    this.item = item;
  }

  /// Two passes over all opportunities.
  static RepurchaseRates learn(List<BasketHistory> customers, int items, double prior) {
    double[][][] rate = cells(customers, items);
    double[] bought = new double[items];
    double[] expected = new double[items];
    forEachOpportunity(
        customers,
        items,
        (past, which, again) -> {
          bought[which] += again ? 1 : 0;
          expected[which] += cell(rate, past, which);
        });
    double[] item = new double[items];
    for (int i = 0; i < items; i++) {
      item[i] = (bought[i] + prior) / (expected[i] + prior);
    }
    return new RepurchaseRates(prior, rate, item);
  }

  /// h · λ_j of an item of a past.
  double of(Habits past, int which) {
    return cell(rate, past, which) * item[which];
  }

  /// λ_u: how much more faithful than expected a customer has been so far. Leaves `past` holding
  /// the whole history.
  double customer(BasketHistory history, Habits past) {
    double bought = 0;
    double expected = 0;
    past.clear();
    for (int place = 0; place < history.size(); place++) {
      for (int entry = 0; entry < past.size(); entry++) {
        expected += of(past, past.item(entry));
      }
      for (int which : history.basket(place)) {
        bought += past.times(which) > 0 ? 1 : 0;
      }
      past.add(history.basket(place));
    }
    return (bought + prior) / (expected + prior);
  }

  private static double[][][] cells(List<BasketHistory> customers, int items) {
    double[][][] bought = new double[TIMES][GAPS][BASKETS];
    double[][][] chances = new double[TIMES][GAPS][BASKETS];
    forEachOpportunity(
        customers,
        items,
        (past, which, again) -> {
          int times = timesCell(past.times(which));
          int gap = gapCell(past.gap(which));
          int baskets = basketsCell(past.baskets());
          bought[times][gap][baskets] += again ? 1 : 0;
          chances[times][gap][baskets]++;
        });
    double overall = rate(sum(bought), sum(chances), 0);
    for (int times = 0; times < TIMES; times++) {
      double wide = rate(sum(bought[times]), sum(chances[times]), overall);
      for (int baskets = 0; baskets < BASKETS; baskets++) {
        double within = rate(sum(bought[times], baskets), sum(chances[times], baskets), wide);
        for (int gap = 0; gap < GAPS; gap++) {
          bought[times][gap][baskets] =
              rate(bought[times][gap][baskets], chances[times][gap][baskets], within);
        }
      }
    }
    return bought;
  }

  /// A rate shrunk to that of a wider cell, so that a cell seldom seen says what its surroundings
  /// say.
  private static double rate(double bought, double chances, double wider) {
    return (bought + CELL_PRIOR * wider) / (chances + CELL_PRIOR);
  }

  private static double sum(double[][][] cube) {
    double sum = 0;
    for (double[][] table : cube) {
      sum += sum(table);
    }
    return sum;
  }

  private static double sum(double[][] table) {
    double sum = 0;
    for (int column = 0; column < BASKETS; column++) {
      sum += sum(table, column);
    }
    return sum;
  }

  private static double sum(double[][] table, int column) {
    double sum = 0;
    for (double[] row : table) {
      sum += row[column];
    }
    return sum;
  }

  private static double cell(double[][][] rate, Habits past, int which) {
    return rate[timesCell(past.times(which))][gapCell(past.gap(which))][
        basketsCell(past.baskets())];
  }

  private static int timesCell(int times) {
    return Math.min(times, TIMES) - 1;
  }

  /// 0, 1, 2, 3, 4–7, 8–15, 16 and more.
  private static int gapCell(int gap) {
    return gap < 4 ? gap : Math.min(GAPS - 1, 2 + log2(gap));
  }

  /// 1, 2, 3–4, 5–8, 9–16, 17–32, 33 and more.
  private static int basketsCell(int baskets) {
    return baskets == 1 ? 0 : Math.min(BASKETS - 1, 1 + log2(baskets - 1));
  }

  private static int log2(int value) {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value);
  }

  /// Hears of one item that a customer had bought when they came again.
  private interface Opportunity {
    void accept(Habits past, int item, boolean boughtAgain);
  }

  private static void forEachOpportunity(
      List<BasketHistory> customers, int items, Opportunity opportunity) {
    var past = new Habits(items, 1);
    boolean[] now = new boolean[items];
    for (BasketHistory customer : customers) {
      past.clear();
      for (int place = 0; place < customer.size(); place++) {
        int[] basket = customer.basket(place);
        mark(now, basket, true);
        for (int entry = 0; entry < past.size(); entry++) {
          opportunity.accept(past, past.item(entry), now[past.item(entry)]);
        }
        mark(now, basket, false);
        past.add(basket);
      }
    }
  }

  private static void mark(boolean[] marks, int[] items, boolean value) {
    for (int item : items) {
      marks[item] = value;
    }
  }
}
