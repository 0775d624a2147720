package io.shopkeeper.recommend.ranking;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.Columns;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.recommend.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Candidates of customers, described as of one point in time, and which of them the customer took
/// next.
///
/// @param source of candidates, as of the point in time
/// @param features as of the same
/// @param depth candidates of a customer
/// @param repeats whether what a customer has may be a candidate
public record Lessons(
    CandidateSource source, RankingFeatures features, int depth, boolean repeats) {

  private static final long MOST_VALUES = 60_000_000;

  /// Customers who are looked at before it is asked whether they are enough.
  private static final int BLOCK = 256;

  /// A customer and what they took next.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Example(History history, int... targets) {
    boolean took(int item) {
      return IntStream.of(targets).anyMatch(target -> target == item);
    }
  }

  /// The features' names, in the order of the lists' columns.
  public List<String> names() {
    return features.features().stream().map(Feature::name).toList();
  }

  /// The candidates of a customer.
  public int[] candidates(History history) {
    return source.find(history, item -> repeats || !history.owns(item), depth);
  }

  /// How many lists of a length are to be learned from, so that all their features together fit 240
  /// MB: fewer where much is known of products.
  public int affordable(int most, int length) {
    long each = (long) Math.min(length, depth) * features.features().size();
    return Math.clamp(MOST_VALUES / Math.max(1, each), 1, most);
  }

  /// A list for every customer who took one of their candidates; others teach no order.
  ///
  /// @param most lists, those of the first customers
  /// @param length of a list: the first half of it are the best candidates, the others drawn
  public RankedLists lists(
      List<Example> examples, int most, int length, Seed seed, Workers workers) {
    float[][][] described = new float[examples.size()][][];
    int[][] kept = new int[examples.size()][];
    int[][] taken = new int[examples.size()][];
    List<Integer> taught = new ArrayList<>();
    // A block of more lists than are wanted would hold more than is afforded.
    int block = Math.min(BLOCK, most);
    for (int from = 0; from < described.length && taught.size() < most; from += block) {
      int first = from;
      int end = Math.min(described.length, from + block);
      workers.forEach(
          end - first,
          1,
          () ->
              of -> {
                int n = first + of;
                Example example = examples.get(n);
                int[] items = candidates(example.history());
                taken[n] =
                    IntStream.range(0, items.length)
                        .filter(place -> example.took(items[place]))
                        .toArray();
                if (taken[n].length > 0) {
                  kept[n] = kept(items.length, taken[n], length, seed.generator("list " + n));
                  described[n] = chosen(features.of(example.history(), items), kept[n]);
                }
              });
      for (int n = first; n < end && taught.size() < most; n++) {
        if (taken[n].length > 0) {
          taught.add(n);
        }
      }
    }
    int[] starts = new int[taught.size() + 1];
    for (int list = 0; list < taught.size(); list++) {
      starts[list + 1] = starts[list] + kept[taught.get(list)].length;
    }
    float[][] values = new float[features.features().size()][starts[taught.size()]];
    float[] relevance = new float[starts[taught.size()]];
    for (int list = 0; list < taught.size(); list++) {
      int n = taught.get(list);
      for (int c = 0; c < values.length; c++) {
        System.arraycopy(described[n][c], 0, values[c], starts[list], kept[n].length);
      }
      for (int place : taken[n]) {
        relevance[starts[list] + Arrays.binarySearch(kept[n], place)] = 1;
      }
    }
    return new RankedLists(new Columns(values, relevance.length), starts, relevance);
  }

  /// The places that are kept, ascending, that of what was taken among them.
  private static int[] kept(int size, int[] taken, int length, RandomGenerator random) {
    if (size <= length) {
      return IntStream.range(0, size).toArray();
    }
    var kept = new TreeSet<Integer>();
    IntStream.of(taken).forEach(kept::add);
    for (int place = 0; place < length / 2; place++) {
      kept.add(place);
    }
    while (kept.size() < length) {
      kept.add(random.nextInt(size));
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static float[][] chosen(float[][] columns, int[] places) {
    float[][] chosen = new float[columns.length][places.length];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < places.length; i++) {
        chosen[c][i] = columns[c][places[i]];
      }
    }
    return chosen;
  }
}
