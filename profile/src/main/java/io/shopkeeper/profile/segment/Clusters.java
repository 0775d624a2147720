package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Groups of rows that are near each other: k-means (Lloyd 1982) from starts far apart (k-means++:
/// Arthur and Vassilvitskii, SODA 2007), the best of five. How many is what the index of Caliński
/// and Harabasz ("A dendrite method for cluster analysis", 1974) is greatest for, from 2 to `most`.
///
/// Columns are brought to mean 0 and variance 1. O(rows · columns · k · steps).
///
/// @param of the cluster of each row
/// @param sizes of the clusters
/// @param centres of cluster, column; in deviations from the mean of all rows
/// @param far squared distance of each row to the centre of its cluster
/// @param index of Caliński and Harabasz
/// @param scale of column: the mean of all rows, and what a deviation from it is multiplied by
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Clusters(
    int[] of, int[] sizes, double[][] centres, double[] far, double index, double[][] scale) {
  private static final int STARTS = 5;
  private static final int STEPS = 100;
  private static final double TELLING = .5;

  /// @param columns of column, row; no missing values
  /// @param most clusters, at least 2 and fewer than rows
  public static Clusters of(double[][] columns, int most, Seed seed) {
    int rows = columns[0].length;
    if (most < 2 || most >= rows) {
      throw new IllegalArgumentException(
          "from 2 to fewer than %,d clusters can be found: %d".formatted(rows, most));
    }
    double[][] scale = new double[columns.length][];
    double[][] points = standardised(columns, rows, scale);
    Clusters best = null;
    for (int k = 2; k <= most; k++) {
      RandomGenerator random = seed.generator("clusters " + k);
      for (int start = 0; start < STARTS; start++) {
        Clusters found = found(points, k, scale, random);
        best = best == null || found.index > best.index ? found : best;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static double[][] standardised(double[][] columns, int rows, double[][] scale) {
    double[][] points = new double[rows][columns.length];
    for (int c = 0; c < columns.length; c++) {
      double mean = Arrays.stream(columns[c]).average().orElse(0);
      double variance = Arrays.stream(columns[c]).map(x -> (x - mean) * (x - mean)).sum() / rows;
      double factor = variance > 0 ? 1 / Math.sqrt(variance) : 0;
      scale[c] = new double[] {mean, factor};
      for (int row = 0; row < rows; row++) {
        points[row][c] = (columns[c][row] - mean) * factor;
      }
    }
    return points;
  }

  private static Clusters found(
      double[][] points, int k, double[][] scale, RandomGenerator random) {
    double[][] centres = starts(points, k, random);
    int[] of = new int[points.length];
    Arrays.fill(of, -1);
    int[] sizes = new int[k];
    for (int step = 0; step < STEPS; step++) {
      boolean moved = false;
      Arrays.fill(sizes, 0);
      for (int row = 0; row < points.length; row++) {
        int nearest = nearest(points[row], centres, k);
        moved |= nearest != of[row];
        of[row] = nearest;
        sizes[nearest]++;
      }
      if (!moved) {
        break;
      }
      centres = means(points, of, sizes, centres);
    }
    double within = 0;
    double between = 0;
    double[] far = new double[points.length];
    for (int row = 0; row < points.length; row++) {
      far[row] = distance(points[row], centres[of[row]]);
      within += far[row];
    }
    double[] origin = new double[centres[0].length];
    for (int c = 0; c < k; c++) {
      between += sizes[c] * distance(centres[c], origin);
    }
    double index =
        within == 0
            ? Double.POSITIVE_INFINITY
            : between / (k - 1) / (within / Math.max(1, points.length - k));
    return new Clusters(of, sizes, centres, far, index, scale);
  }

  private static double[][] starts(double[][] points, int k, RandomGenerator random) {
    double[][] centres = new double[k][];
    centres[0] = points[random.nextInt(points.length)].clone();
    double[] far = new double[points.length];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    for (int c = 1; c < k; c++) {
      double total = 0;
      for (int row = 0; row < points.length; row++) {
        far[row] = Math.min(far[row], distance(points[row], centres[c - 1]));
        total += far[row];
      }
      double drawn = random.nextDouble() * total;
      int chosen = 0;
      while (chosen < points.length - 1 && drawn > far[chosen]) {
        drawn -= far[chosen];
        chosen++;
      }
      centres[c] = points[chosen].clone();
    }
    return centres;
  }

  private static double[][] means(double[][] points, int[] of, int[] sizes, double[][] before) {
    double[][] means = new double[before.length][before[0].length];
    for (int row = 0; row < points.length; row++) {
      for (int c = 0; c < points[row].length; c++) {
        means[of[row]][c] += points[row][c] / sizes[of[row]];
      }
    }
    for (int k = 0; k < means.length; k++) {
      means[k] = sizes[k] == 0 ? before[k] : means[k];
    }
    return means;
  }

  private static int nearest(double[] point, double[][] centres, int k) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < k; c++) {
      double distance = distance(point, centres[c]);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  /// The cluster that a row belongs to which clusters were not looked for among.
  ///
  /// @param figures of column, as those that were looked at
  public int nearest(double[] figures) {
    double[] point = new double[figures.length];
    for (int c = 0; c < point.length; c++) {
      point[c] = (figures[c] - scale[c][0]) * scale[c][1];
    }
    return nearest(point, centres, centres.length);
  }

  /// The rows of a cluster that are nearest to its centre, at most `most`.
  public List<Integer> typical(int cluster, int most) {
    return IntStream.range(0, of.length)
        .filter(row -> of[row] == cluster)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> far[row]))
        .limit(most)
        .toList();
  }

  /// A column that sets a cluster apart.
  ///
  /// @param deviation of the cluster's centre from the mean of all, in standard deviations
  public record Trait(String name, double deviation) {

    /// As in `high money (+1.8 σ)`.
    public String text() {
      return String.format(
          Locale.ROOT, "%s %s (%+.1f σ)", deviation > 0 ? "high" : "low", name, deviation);
    }
  }

  /// What sets a cluster apart: the columns in which its centre is half a deviation or more from
  /// the mean of all, the farthest first.
  public List<Trait> apart(int cluster, List<String> names) {
    double[] centre = centres[cluster];
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < centre.length; c++) {
      if (Math.abs(centre[c]) >= TELLING) {
        order.add(c);
      }
    }
    order.sort((one, other) -> Double.compare(Math.abs(centre[other]), Math.abs(centre[one])));
    return order.stream().map(c -> new Trait(names.get(c), centre[c])).toList();
  }
}
