package io.shopkeeper.recommend.transitions;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;

/// What every visitor did, newest first, laid end to end, and the places where each item occurs.
///
/// @param start of each visitor's line; one more for the end
/// @param visitor whose line a place lies in
/// @param item at a place
/// @param age how many later moments the visitor had
/// @param weight of what the visitor did with it
/// @param firstPlace of each item in `places`; one more for the end
/// @param places in ascending order for each item
record Timelines(
    int[] start,
    int[] visitor,
    int[] item,
    int[] age,
    float[] weight,
    int[] firstPlace,
    int[] places) {

  static Timelines of(Behaviour behaviour, RelationWeights weights) {
    int[] start = new int[behaviour.rows() + 1];
    int[] visitor = new int[behaviour.size()];
    int[] item = new int[behaviour.size()];
    int[] age = new int[behaviour.size()];
    float[] weight = new float[behaviour.size()];
    for (int row = 0; row < behaviour.rows(); row++) {
      History history = History.of(behaviour.row(row));
      int place = start[row];
      for (int k = 0; k < history.size(); k++) {
        double says = weights.of(history.relation(k));
        if (says > 0) {
          visitor[place] = row;
          item[place] = history.item(k);
          age[place] = history.age(k);
          weight[place++] = (float) says;
        }
      }
      start[row + 1] = place;
    }
    int size = start[behaviour.rows()];
    int[] firstPlace = new int[behaviour.products().size() + 1];
    for (int place = 0; place < size; place++) {
      firstPlace[item[place] + 1]++;
    }
    for (int each = 0; each < behaviour.products().size(); each++) {
      firstPlace[each + 1] += firstPlace[each];
    }
    int[] next = firstPlace.clone();
    int[] places = new int[size];
    for (int place = 0; place < size; place++) {
      places[next[item[place]]++] = place;
    }
    return new Timelines(start, visitor, item, age, weight, firstPlace, places);
  }

  /// Five numbers an interaction, four a visitor, eight an item with what is made of it.
  static long bytes(Extent extent) {
    return Integer.BYTES
        * (5 * extent.interactions() + 4L * extent.customers() + 8L * extent.items());
  }

  int items() {
    return firstPlace.length - 1;
  }

  /// n of the package's notation.
  double mass(int of) {
    double mass = 0;
    for (int p = firstPlace[of]; p < firstPlace[of + 1]; p++) {
      mass += weight[places[p]];
    }
    return mass;
  }
}
