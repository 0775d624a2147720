package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The lambdas of LambdaRank by normalised discounted cumulative gain (Burges 2010, sections 4 and
/// 6.1, notation λ, ρ, ΔZ); the loss is minus nDCG, summed over lists.
///
/// Of every two elements of a list of unlike relevance, the more relevant is pulled up and the
/// other pushed down by `|ΔZ| · ρ`, where ΔZ is what swapping them would change and `ρ = 1 / (1 +
/// exp(s − s′))`. Elements of equal sums stand in the order of their rows. A list without a
/// relevant element says nothing. O(rows · log rows + pairs of unlike relevance) a call.
final class DiscountedGain implements Objective {
  /// Lists handed out at a time.
  private static final int BLOCK = 16;

  private static final double LEAST_CURVATURE = 1e-16;

  private final RankedLists lists;
  private final int cutoff;
  private final double[] discounts;

  /// 1 / the greatest gain each list can have; 0 where it has none.
  private final double[] scales;

  /// @param cutoff places that count, at least 1
  DiscountedGain(RankedLists lists, int cutoff) {
    this.lists = lists;
    this.cutoff = cutoff;
    int longest = 0;
    for (int list = 0; list < lists.count(); list++) {
      longest = Math.max(longest, size(list));
    }
    discounts = new double[longest];
    for (int place = 0; place < Math.min(cutoff, longest); place++) {
      discounts[place] = Math.log(2) / Math.log(place + 2.0);
    }
    scales = IntStream.range(0, lists.count()).mapToDouble(this::scale).toArray();
  }

  private int size(int list) {
    return lists.starts()[list + 1] - lists.starts()[list];
  }

  private double scale(int list) {
    float[] sorted =
        Arrays.copyOfRange(lists.relevance(), lists.starts()[list], lists.starts()[list + 1]);
    Arrays.sort(sorted);
    double ideal = 0;
    for (int place = 0; place < sorted.length; place++) {
      ideal += gain(sorted[sorted.length - 1 - place]) * discounts[place];
    }
    return ideal > 0 ? 1 / ideal : 0;
  }

  private static double gain(float relevance) {
    return relevance == 0 ? 0 : relevance == 1 ? 1 : Math.pow(2, relevance) - 1;
  }

  @Override
  public double start() {
    return 0;
  }

  @Override
  public void derive(double[] margins, double[] derivatives, Workers workers) {
    workers.forEach(lists.count(), BLOCK, () -> list -> derive(list, margins, derivatives));
  }

  private void derive(int list, double[] margins, double[] derivatives) {
    int from = lists.starts()[list];
    int to = lists.starts()[list + 1];
    Arrays.fill(derivatives, 2 * from, 2 * to, 0);
    if (scales[list] == 0) {
      return;
    }
    int[] order = order(list, margins);
    for (int high = 0; high < order.length; high++) {
      int better = order[high];
      if (lists.relevance()[better] == 0) {
        continue;
      }
      for (int low = 0; low < order.length; low++) {
        int worse = order[low];
        double more = gain(lists.relevance()[better]) - gain(lists.relevance()[worse]);
        double change = more * Math.abs(discounts[high] - discounts[low]) * scales[list];
        if (more > 0 && change > 0) {
          double rho = 1 / (1 + Math.exp(margins[better] - margins[worse]));
          double curvature = change * Math.max(rho * (1 - rho), LEAST_CURVATURE);
          derivatives[2 * better] -= change * rho;
          derivatives[2 * better + 1] += curvature;
          derivatives[2 * worse] += change * rho;
          derivatives[2 * worse + 1] += curvature;
        }
      }
    }
  }

  /// The rows of a list, greatest sum first.
  private int[] order(int list, double[] margins) {
    int from = lists.starts()[list];
    long[] keys = new long[size(list)];
    for (int i = 0; i < keys.length; i++) {
      int bits = Float.floatToIntBits((float) margins[from + i]);
      int ascending = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      keys[i] = (long) ~ascending << 32 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int place = 0; place < order.length; place++) {
      order[place] = from + (int) keys[place];
    }
    return order;
  }

  @Override
  public double loss(double[] margins) {
    double sum = 0;
    for (int list = 0; list < lists.count(); list++) {
      if (scales[list] > 0) {
        int[] order = order(list, margins);
        for (int place = 0; place < Math.min(cutoff, order.length); place++) {
          sum -= gain(lists.relevance()[order[place]]) * discounts[place] * scales[list];
        }
      }
    }
    return sum;
  }
}
