package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Finds the neighbours of every item from what visitors did, the same at any number of threads.
public record ItemNeighbourTrainer(ItemNeighbourSettings settings) {

  /// The heap that training takes at its peak, what it leaves included.
  public long bytes(Extent extent, int workers) {
    return extent.popularity()
        + extent.matrices()
        + extent.accumulators(2, workers)
        + extent.tableInMaking(settings.neighbours());
  }

  /// @param popularity of the same behaviour: orders what neighbours leave undecided
  public ItemNeighbourModel train(
      Behaviour behaviour, PopularityModel popularity, Workers workers) {
    Similarities found = similarities(behaviour, workers);
    return model(settings, popularity, found.table(), found.norms());
  }

  /// The table alone.
  public ItemTable table(Behaviour behaviour, Workers workers) {
    return similarities(behaviour, workers).table();
  }

  /// The table, and what was divided by.
  ///
  /// @param norms of the items, `√p_i` of the package's notation
  public record Similarities(ItemTable table, double[] norms) {}

  public Similarities similarities(Behaviour behaviour, Workers workers) {
    SimilarityRows rows = rows(behaviour);
    ItemTable table = rows.tables(List.of(settings), _ -> true, workers).getFirst();
    return new Similarities(table, rows.norms());
  }

  /// Models of several settings at little more than the cost of one: what adding up costs they
  /// share.
  ///
  /// @param settings that agree with these in weights and normalisation
  /// @param wanted the items that have neighbours in these models
  public List<ItemNeighbourModel> variants(
      List<ItemNeighbourSettings> settings,
      Behaviour behaviour,
      PopularityModel popularity,
      IntPredicate wanted,
      Workers workers) {
    SimilarityRows rows = rows(behaviour);
    List<ItemTable> tables = rows.tables(settings, wanted, workers);
    var models = new ArrayList<ItemNeighbourModel>();
    for (int s = 0; s < tables.size(); s++) {
      models.add(model(settings.get(s), popularity, tables.get(s), rows.norms()));
    }
    return models;
  }

  private SimilarityRows rows(Behaviour behaviour) {
    return SimilarityRows.of(behaviour, settings.weights(), settings.normalisation());
  }

  private static ItemNeighbourModel model(
      ItemNeighbourSettings settings, PopularityModel popularity, ItemTable table, double[] norms) {
    float[] mass = new float[norms.length];
    for (int item = 0; item < mass.length; item++) {
      mass[item] = (float) (norms[item] * norms[item]);
    }
    return new ItemNeighbourModel(settings, popularity, table, mass);
  }
}
