package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.recommend.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The reasons that add most to a score, with all smaller ones folded into one.
public final class Foremost {

  /// Reasons named for one product.
  private static final int NAMED = 3;

  private Foremost() {}

  /// The greatest first; of equal ones those that come first. There may be hundreds of reasons, as
  /// many as a history is long: only numbers are sorted, which costs a fifth.
  ///
  /// @param reasons may be reordered
  public static List<Reason> of(List<Reason> reasons) {
    if (reasons.size() <= NAMED + 1) {
      reasons.sort(Comparator.comparingDouble(Reason::contribution).reversed());
      return reasons;
    }
    int others = reasons.size() - NAMED;
    double[] rising = new double[reasons.size()];
    List<Reason> foremost = new ArrayList<>(NAMED + 2);
    for (int i = 0; i < rising.length; i++) {
      rising[i] = reasons.get(i).contribution();
      insert(reasons.get(i), foremost);
    }
    Arrays.sort(rising);
    double rest = IntStream.range(0, others).mapToDouble(i -> rising[others - 1 - i]).sum();
    foremost.add(new Reason.Others(others, rest));
    return foremost;
  }

  private static void insert(Reason reason, List<Reason> foremost) {
    int place = foremost.size();
    while (place > 0
        && Double.compare(reason.contribution(), foremost.get(place - 1).contribution()) > 0) {
      place--;
    }
    if (place < NAMED) {
      foremost.add(place, reason);
      if (foremost.size() > NAMED) {
        foremost.removeLast();
      }
    }
  }
}
