package io.shopkeeper.evaluation;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What lists of recommendations do to the catalogue, whatever their users think of them: how much
/// of it is shown, how evenly, how well known it is and how varied a list is.
///
/// Counts the first k of every list. Values are undefined (NaN) where nothing is recommended, but
/// for coverage.
public final class CatalogueMetrics {

  private final int[][] lists;
  private final long[] exposure;

  /// Takes lists of item indices in [0, items), best first, one a user.
  public CatalogueMetrics(int[][] recommended, int k, int items) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: " + k);
    }
    lists =
        Arrays.stream(recommended)
            .map(list -> Arrays.copyOf(list, Math.min(k, list.length)))
            .toArray(int[][]::new);
    exposure = new long[items];
    for (int[] list : lists) {
      for (int item : list) {
        exposure[item]++;
      }
    }
  }

  /// The share of all items that is recommended to anyone.
  public double coverage() {
    return (double) Arrays.stream(exposure).filter(count -> count > 0).count() / exposure.length;
  }

  /// Inequality of exposure among all items: 0 where even, (n − 1) / n where one item takes all.
  public double gini() {
    long[] ascending = exposure.clone();
    Arrays.sort(ascending);
    int n = ascending.length;
    double weighted = 0;
    for (int i = 0; i < n; i++) {
      weighted += (2.0 * (i + 1) - n - 1) * ascending[i];
    }
    return weighted / ((double) n * shown());
  }

  /// Shannon entropy of exposure in bits: log₂(n) where even, 0 where one item takes all.
  public double entropyBits() {
    double shown = shown();
    return Arrays.stream(exposure)
        .filter(count -> count > 0)
        .mapToDouble(count -> -count / shown * log2(count / shown))
        .sum();
  }

  /// Mean over users of the mean self-information `−log₂(popularity / users)` of their list (Zhou
  /// et al., PNAS 2010); items nobody has taken are passed over.
  ///
  /// @param popularity how many of the `users` took each item
  public double noveltyBits(int[] popularity, int users) {
    return meanOverLists(list ->
        Arrays.stream(list)
            .filter(item -> popularity[item] > 0)
            .mapToDouble(item -> -log2((double) popularity[item] / users)));
  }

  /// Mean over users of the mean popularity of their list.
  public double averagePopularity(int[] popularity) {
    return meanOverLists(list -> Arrays.stream(list).mapToDouble(item -> popularity[item]));
  }

  /// Mean over users of the mean distance, 1 − similarity, of two items on their list (Ziegler et
  /// al., WWW 2005).
  public double intraListDiversity(Similarity similarity) {
    return meanOverLists(list ->
        IntStream.range(0, list.length)
            .boxed()
            .flatMapToDouble(a ->
                IntStream.range(a + 1, list.length)
                    .mapToDouble(b -> 1 - similarity.of(list[a], list[b]))));
  }

  /// The mean of the lists' own means; a list with no values is passed over.
  private double meanOverLists(Function<int[], DoubleStream> values) {
    return Arrays.stream(lists)
        .map(list -> values.apply(list).average())
        .flatMapToDouble(OptionalDouble::stream)
        .average()
        .orElse(Double.NaN);
  }

  private long shown() {
    return Arrays.stream(exposure).sum();
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  /// How alike two items are, at most 1.
  @FunctionalInterface
  public interface Similarity {
    double of(int item, int other);
  }
}
