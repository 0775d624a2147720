package io.shopkeeper.recommend.blend;

import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.itemtable.Loudness;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Makes the [Shortlist]s of many customers: what any evidence finds best, with what every
/// ingredient says of it.
///
/// @param held items of every history that it lacks
record Shortlisting(Parts parts, int items, List<History> histories, int[][] held) {

  private static final int DEPTH = 200;

  Shortlist[] make(Workers workers) {
    var lists = new Shortlist[histories.size()];
    workers.forEach(lists.length, () -> new OneByOne(lists));
    return lists;
  }

  private final class OneByOne implements IntConsumer {
    private final Shortlist[] lists;
    private final BlockedSums[] found;
    private final TopK best = new TopK(DEPTH);

    OneByOne(Shortlist[] lists) {
      this.lists = lists;
      found = new BlockedSums[parts.evidence().size()];
      Arrays.setAll(found, _ -> new BlockedSums(items));
    }

    @Override
    public void accept(int customer) {
      History history = histories.get(customer);
      var listed = IntStream.builder();
      for (int e = 0; e < found.length; e++) {
        found[e].clear();
        parts.evidence().get(e).add(history, 1, found[e]);
        best.clear();
        found[e].offerTo(best, item -> !history.owns(item));
        for (int item : best.ids()) {
          listed.add(item);
        }
      }
      int[] items = listed.build().sorted().distinct().toArray();
      boolean[] isHeld = new boolean[items.length];
      for (int item : held[customer]) {
        int place = Arrays.binarySearch(items, item);
        if (place >= 0) {
          isHeld[place] = true;
        }
      }
      lists[customer] =
          new Shortlist(history.size(), held[customer].length, isHeld, scores(history, items));
    }

    private float[][] scores(History history, int[] items) {
      float[][] scores = new float[parts.size()][items.length];
      for (int e = 0; e < found.length; e++) {
        double loudness = Loudness.of(history, found[e]);
        for (int place = 0; place < items.length; place++) {
          scores[e][place] = (float) (found[e].sum(items[place]) / loudness);
        }
      }
      for (int r = 0; r < parts.refinements().size(); r++) {
        float[] said = scores[found.length + r];
        parts.refinements().get(r).score(history, items, said);
        Vectors.scale((float) (1 / Loudness.of(history, items, said)), said);
      }
      return scores;
    }
  }
}
