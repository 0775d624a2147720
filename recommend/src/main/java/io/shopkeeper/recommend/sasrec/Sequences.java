package io.shopkeeper.recommend.sasrec;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import java.util.ArrayList;
import java.util.List;

/// Histories as a transformer reads them: oldest product first.
final class Sequences {

  private Sequences() {}

  static int[] of(History history) {
    int[] items = new int[history.size()];
    for (int k = 0; k < items.length; k++) {
      items[items.length - 1 - k] = history.item(k);
    }
    return items;
  }

  static List<int[]> of(Behaviour behaviour) {
    var sequences = new ArrayList<int[]>();
    for (int row = 0; row < behaviour.rows(); row++) {
      sequences.add(of(History.of(behaviour.row(row))));
    }
    return sequences;
  }
}
