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
  /// many as a history is long: only numbers are sorted.
  ///
  /// @param reasons may be reordered
  public static List<Reason> of(List<Reason> reasons) {
    if (reasons.size() <= NAMED + 1) {
      reasons.sort(Comparator.comparingDouble(Reason::contribution).reversed());
      return reasons;
    }
    double[] contributions = reasons.stream().mapToDouble(Reason::contribution).toArray();
    List<Reason> foremost = new ArrayList<>(NAMED + 1);
    for (int place : places(contributions, NAMED)) {
      foremost.add(reasons.get(place));
    }
    foremost.add(new Reason.Others(reasons.size() - NAMED, rest(contributions, NAMED)));
    return foremost;
  }

  /// Where the greatest contributions are, the greatest first; of equal ones those that come first.
  ///
  /// @param most not more than there are
  public static int[] places(double[] contributions, int most) {
    int[] places = new int[most];
    int found = 0;
    for (int i = 0; i < contributions.length; i++) {
      int at = found;
      while (at > 0 && Double.compare(contributions[i], contributions[places[at - 1]]) > 0) {
        at--;
      }
      if (at < most) {
        found = Math.min(most, found + 1);
        System.arraycopy(places, at, places, at + 1, found - at - 1);
        places[at] = i;
      }
    }
    return places;
  }

  /// What all but the `named` greatest contributions add up to, the greatest added first.
  public static double rest(double[] contributions, int named) {
    double[] rising = contributions.clone();
    Arrays.sort(rising);
    int others = rising.length - named;
    return IntStream.range(0, others).mapToDouble(i -> rising[others - 1 - i]).sum();
  }
}
