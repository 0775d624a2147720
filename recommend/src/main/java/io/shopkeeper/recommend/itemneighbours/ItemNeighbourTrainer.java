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
    SimilarityRows rows = rows(behaviour);
    ItemTable table = rows.tables(List.of(settings), _ -> true, workers).getFirst();
    return model(settings, popularity, table, rows);
  }

  /// The table alone.
  public ItemTable table(Behaviour behaviour, Workers workers) {
    return table(behaviour, _ -> true, workers);
  }

  /// The table of some items, the rows of the others empty.
  public ItemTable table(Behaviour behaviour, IntPredicate wanted, Workers workers) {
    return rows(behaviour).tables(List.of(settings), wanted, workers).getFirst();
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
      models.add(model(settings.get(s), popularity, tables.get(s), rows));
    }
    return models;
  }

  private SimilarityRows rows(Behaviour behaviour) {
    return SimilarityRows.of(behaviour, settings.weights(), settings.normalisation());
  }

  private static ItemNeighbourModel model(
      ItemNeighbourSettings settings,
      PopularityModel popularity,
      ItemTable table,
      SimilarityRows rows) {
    float[] mass = new float[rows.norms().length];
    for (int item = 0; item < mass.length; item++) {
      mass[item] = (float) (rows.norms()[item] * rows.norms()[item]);
    }
    return new ItemNeighbourModel(settings, popularity, table, mass);
  }
}
