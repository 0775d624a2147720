package io.shopkeeper.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Where one user's relevant items stand in the list recommended to them.
final class Hits {

  private final int[] ranks;
  private final int relevant;

  private Hits(int[] ranks, int relevant) {
    this.ranks = ranks;
    this.relevant = relevant;
  }

  /// Looks each recommended item up among the relevant ones; repeats count once, at their first
  /// rank.
  static Hits of(int[] recommended, int[] relevantItems) {
    int[] relevant = Arrays.stream(relevantItems).sorted().distinct().toArray();
    boolean[] found = new boolean[relevant.length];
    int[] ranks =
        IntStream.range(0, recommended.length)
            .filter(i -> {
              int place = Arrays.binarySearch(relevant, recommended[i]);
              if (place < 0 || found[place]) {
                return false;
              }
              found[place] = true;
              return true;
            })
            .map(i -> i + 1)
            .toArray();
    return new Hits(ranks, relevant.length);
  }

  /// How many distinct items are relevant.
  int relevant() {
    return relevant;
  }

  /// The ranks of the hits among the first k, from 1, ascending.
  IntStream ranks(int k) {
    return Arrays.stream(ranks, 0, count(k));
  }

  /// The number of hits among the first k.
  int count(int k) {
    int place = Arrays.binarySearch(ranks, k);
    return place < 0 ? ~place : place + 1;
  }
}
