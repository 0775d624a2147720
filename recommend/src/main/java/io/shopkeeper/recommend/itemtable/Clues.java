package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each item of a history says of each item of a list, through all evidence together. For one
/// thread.
public final class Clues {

  private final int[] items;
  private final BlockedSums places;
  private final int length;

  // Of each item of the history, place by place.

  private final double[] said;
  private final double[] most;
  private final int[] customers;

  /// In whose words it is told, those of the evidence that says most; null where nothing is said.
  private final Evidence.@Nullable Bond[] bonds;

  /// @param items the list
  /// @param places scratch space, in use until these clues are done with
  Clues(History history, int[] items, BlockedSums places) {
    this.items = items;
    this.places = places;
    length = history.size();
    said = new double[items.length * length];
    most = new double[said.length];
    customers = new int[said.length];
    bonds = new Evidence.@Nullable Bond[said.length];
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
    int at = place * length + k;
    if (bonds[at] == null || contribution > most[at]) {
      most[at] = contribution;
      bonds[at] = bond;
    }
    said[at] += contribution;
    customers[at] = Math.max(customers[at], common);
  }

  /// The reasons for the item at a place, one for each item of the history that says something.
  List<Reason> reasons(int place, History history, ProductIndex products) {
    var reasons = new ArrayList<Reason>();
    for (int k = 0; k < length; k++) {
      int at = place * length + k;
      Evidence.Bond bond = bonds[at];
      if (bond != null) {
        ProductId product = products.id(history.item(k));
        reasons.add(
            switch (bond) {
              case TOGETHER ->
                  new Reason.BecauseOf(product, history.relation(k), customers[at], said[at]);
              case FOLLOWING -> new Reason.Followed(product, customers[at], said[at]);
            });
      }
    }
    return reasons;
  }
}
