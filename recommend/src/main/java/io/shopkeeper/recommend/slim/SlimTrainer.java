package io.shopkeeper.recommend.slim;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Solves for b of the package, each item by itself: the same at any number of threads.
public record SlimTrainer(SlimSettings settings) {

  /// Cosines known of each item: regressors of one item are mostly among those of another.
  private static final int KNOWN = 400;

  /// The heap that training takes at its peak, what it leaves included.
  public long bytes(Extent extent, int workers) {
    long solving =
        Extent.floats(extent.items(), settings.regressors())
            + workers * Extent.floats(settings.regressors(), settings.regressors())
            + Integer.BYTES * (long) extent.items() * workers;
    return Math.max(
        new ItemNeighbourTrainer(cosine()).bytes(extent, workers),
        extent.table(known()) + solving + 4 * extent.tableInMaking(settings.regressors()));
  }

  public ItemTable table(Behaviour behaviour, Workers workers) {
    var similarities = new ItemNeighbourTrainer(cosine()).similarities(behaviour, workers);
    ItemTable cosines = similarities.table();
    float[][] weights = new float[cosines.rows()][];
    workers.forEach(
        weights.length,
        () -> {
          var regression = new Regression(cosines, settings);
          return item -> weights[item] = regression.weights(item);
        });
    return turned(cosines, weights, similarities.norms());
  }

  private ItemNeighbourSettings cosine() {
    return new ItemNeighbourSettings(
        known(),
        0,
        0,
        1,
        settings.normalisation(),
        Double.POSITIVE_INFINITY,
        0,
        RelationWeights.DEFAULT);
  }

  private int known() {
    return Math.max(KNOWN, settings.regressors());
  }

  /// What an item's regressors say of it, as what each of them says of others.
  private ItemTable turned(ItemTable cosines, float[][] weights, double[] norms) {
    int items = weights.length;
    List<List<Said>> said = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      said.add(new ArrayList<>());
    }
    for (int item = 0; item < items; item++) {
      for (int k = 0; k < weights[item].length; k++) {
        int regressor = cosines.item()[cosines.start()[item] + k];
        double corrected = Math.pow(norms[regressor] / norms[item], 2 * settings.correction());
        said.get(regressor)
            .add(
                new Said(
                    item,
                    (float) (weights[item][k] * corrected),
                    cosines.common()[cosines.start()[item] + k]));
      }
    }
    var rows = new ItemTable.Row[items];
    for (int item = 0; item < items; item++) {
      rows[item] = row(said.get(item));
    }
    return ItemTable.of(rows);
  }

  private static ItemTable.Row row(List<Said> said) {
    said.sort(Comparator.comparingDouble(Said::score).reversed());
    return new ItemTable.Row(
        said.stream().mapToInt(Said::item).toArray(),
        scores(said),
        said.stream().mapToInt(Said::common).toArray());
  }

  private static float[] scores(List<Said> said) {
    float[] scores = new float[said.size()];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = said.get(k).score();
    }
    return scores;
  }

  /// What one item says of another.
  private record Said(int item, float score, int common) {}
}
