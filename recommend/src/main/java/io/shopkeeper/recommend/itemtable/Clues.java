package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each item of a history says of each item of a list. For one thread.
public final class Clues {

  private final int[] items;
  private final BlockedSums places;
  private final @Nullable Clue[][] clues;

  /// @param items the list
  /// @param places scratch space, in use until these clues are done with
  Clues(History history, int[] items, BlockedSums places) {
    this.items = items;
    this.places = places;
    clues = new @Nullable Clue[items.length][history.size()];
    places.clear();
    for (int place = 0; place < items.length; place++) {
      places.add(items[place], place + 1);
    }
  }

  /// The list.
  public int[] items() {
    return items;
  }

  /// The place of an item on the list; −1 if it is not on it.
  public int place(int item) {
    return (int) places.sum(item) - 1;
  }

  /// Adds to what the `k`-th item of the history says of the item at a place.
  ///
  /// @param common how many visitors had to do with both
  public void add(int place, int k, Evidence.Bond bond, double contribution, int common) {
    @Nullable Clue[] of = clues[place];
    Clue clue = of[k];
    if (clue == null) {
      clue = new Clue();
      of[k] = clue;
    }
    clue.add(bond, contribution, common);
  }

  /// The reasons for the item at a place, one for each item of the history that says something.
  List<Reason> reasons(int place, History history, ProductIndex products) {
    var reasons = new ArrayList<Reason>();
    for (int k = 0; k < history.size(); k++) {
      Clue clue = clues[place][k];
      if (clue != null) {
        reasons.add(clue.reason(products.id(history.item(k)), history.relation(k)));
      }
    }
    return reasons;
  }
}
