package io.shopkeeper.profile.predict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Which fold holds a row out.
///
/// @param of every row, from 0
/// @param count of folds
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Folds(int[] of, int count) {

  /// Deals whole groups out, those that it happened to first, each to the fold with the fewest rows
  /// of the kind, so that folds are alike in size and share.
  public static Folds stratified(Labelled sample, int count, RandomGenerator random) {
    if (count < 2) {
      throw new IllegalArgumentException("at least 2 folds are needed: " + count);
    }
    Map<Integer, List<Integer>> members = new HashMap<>();
    List<Integer> order = new ArrayList<>();
    for (int row = 0; row < sample.rows(); row++) {
      int group = sample.groups()[row];
      members
          .computeIfAbsent(
              group,
              key -> {
                order.add(key);
                return new ArrayList<>();
              })
          .add(row);
    }
    for (int i = order.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      Integer swapped = order.get(i);
      order.set(i, order.get(j));
      order.set(j, swapped);
    }
    int[] fold = new int[sample.rows()];
    int[][] sizes = new int[2][count];
    for (Integer group : order) {
      List<Integer> rows = members.getOrDefault(group, List.of());
      int kind = sample.happened()[rows.getFirst()] ? 1 : 0;
      int emptiest = 0;
      for (int f = 1; f < count; f++) {
        emptiest = sizes[kind][f] < sizes[kind][emptiest] ? f : emptiest;
      }
      for (int row : rows) {
        fold[row] = emptiest;
      }
      sizes[kind][emptiest] += rows.size();
    }
    return new Folds(fold, count);
  }

  /// The rows that a fold holds out, ascending.
  public int[] heldOut(int fold) {
    return IntStream.range(0, of.length).filter(row -> of[row] == fold).toArray();
  }

  /// The rows of all other folds, ascending.
  public int[] rest(int fold) {
    return IntStream.range(0, of.length).filter(row -> of[row] != fold).toArray();
  }
}
