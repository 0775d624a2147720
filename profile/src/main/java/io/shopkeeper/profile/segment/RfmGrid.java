package io.shopkeeper.profile.segment;

import io.shopkeeper.profile.customer.CustomerStatistics;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Customers who ordered by recency, frequency and money, each in fifths of these customers
/// (Hughes, "Strategic Database Marketing", 1994): 5 is the most recent, most frequent, most spent.
///
/// Equal customers share a fifth: that of the middle of their ranks; so with many of one order the
/// lower fifths of frequency may be empty.
///
/// @param scores recency, frequency and money of each customer
/// @param cells of recency and frequency that hold customers
public record RfmGrid(Map<String, Score> scores, List<Cell> cells) {
  /// How many parts a figure is split into.
  public static final int FIFTHS = 5;

  /// Each from 1 to 5.
  public record Score(int recency, int frequency, int money) {}

  /// @param meanMoney in minor units
  public record Cell(int recency, int frequency, int customers, double meanMoney) {}

  public RfmGrid {
    scores = Map.copyOf(scores);
    cells = List.copyOf(cells);
  }

  /// @param customers by id; those without an order are left out
  public static RfmGrid of(Map<String, CustomerStatistics> customers) {
    List<Map.Entry<String, CustomerStatistics>> buyers =
        customers.entrySet().stream()
            .filter(customer -> customer.getValue().orders() > 0)
            .sorted(Map.Entry.comparingByKey())
            .toList();
    int[] recency = fifths(buyers, customer -> -customer.daysSinceOrder());
    int[] frequency = fifths(buyers, CustomerStatistics::orders);
    int[] money = fifths(buyers, CustomerStatistics::money);
    Map<String, Score> scores = new TreeMap<>();
    int[][] counts = new int[FIFTHS + 1][FIFTHS + 1];
    double[][] sums = new double[FIFTHS + 1][FIFTHS + 1];
    for (int i = 0; i < buyers.size(); i++) {
      scores.put(buyers.get(i).getKey(), new Score(recency[i], frequency[i], money[i]));
      counts[recency[i]][frequency[i]]++;
      sums[recency[i]][frequency[i]] += buyers.get(i).getValue().money();
    }
    List<Cell> cells =
        IntStream.range(0, counts.length * counts.length)
            .filter(at -> counts[at / counts.length][at % counts.length] > 0)
            .mapToObj(at -> {
              int r = at / counts.length;
              int f = at % counts.length;
              return new Cell(r, f, counts[r][f], sums[r][f] / counts[r][f]);
            })
            .toList();
    return new RfmGrid(scores, cells);
  }

  private static int[] fifths(
      List<Map.Entry<String, CustomerStatistics>> buyers,
      ToDoubleFunction<CustomerStatistics> figure) {
    double[] values =
        buyers.stream().mapToDouble(buyer -> figure.applyAsDouble(buyer.getValue())).toArray();
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    int[] fifths = new int[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      int middle = (from + to - 1) / 2;
      for (int i = from; i < to; i++) {
        fifths[order[i]] = 1 + (int) ((long) FIFTHS * middle / order.length);
      }
      from = to;
    }
    return fifths;
  }
}
