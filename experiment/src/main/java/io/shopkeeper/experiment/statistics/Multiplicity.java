package io.shopkeeper.experiment.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// p-values of several comparisons, adjusted so that they may be read side by side.
public enum Multiplicity {
  /// S. Holm, Scandinavian Journal of Statistics 6 (1979): no false alarm among all.
  HOLM {
    @Override
    public double[] adjust(double... p) {
      int[] order = ascending(p);
      double[] adjusted = new double[p.length];
      double most = 0;
      for (int i = 0; i < order.length; i++) {
        most = Math.max(most, Math.min(1, (order.length - i) * p[order[i]]));
        adjusted[order[i]] = most;
      }
      return adjusted;
    }
  },
  /// Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995): few false
  /// alarms among the alarms.
  BENJAMINI_HOCHBERG {
    @Override
    public double[] adjust(double... p) {
      int[] order = ascending(p);
      double[] adjusted = new double[p.length];
      double least = 1;
      for (int i = order.length - 1; i >= 0; i--) {
        least = Math.min(least, p[order[i]] * order.length / (i + 1));
        adjusted[order[i]] = least;
      }
      return adjusted;
    }
  };

  /// In the order given.
  public abstract double[] adjust(double... p);

  private static int[] ascending(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
