package io.shopkeeper.recommend.blend;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.graphfilter.GraphFilter;
import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.graphfilter.GraphFilterTrainer;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.itemtable.Evidence;
import io.shopkeeper.recommend.itemtable.ItemTable;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trains the tables of a blend, one after the other.
public record BlendTrainer(BlendSettings settings) {

  public BlendModel train(Behaviour behaviour, Workers workers, Progress progress) {
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    ItemNeighbourModel neighbours =
        new ItemNeighbourTrainer(ItemNeighbourSettings.DEFAULT)
            .train(behaviour, popularity, workers);
    ItemTable[] tables = new ItemTable[settings.ingredients().size()];
    GraphFilter graph = GraphFilter.of(behaviour, RelationWeights.DEFAULT);
    for (int i = 0; i < tables.length; i++) {
      progress.at("training tables", i, tables.length);
      switch (settings.ingredients().get(i)) {
        case Ingredient.Neighbours(var of) -> tables[i] = neighbours(of, behaviour, workers);
        case Ingredient.Filter(var filter) -> {
          if (tables[i] == null) {
            trainFilters(filter.exponent(), graph, tables, workers);
          }
        }
      }
    }
    progress.at("training tables", tables.length, tables.length);
    List<Evidence> evidence =
        Arrays.stream(tables)
            .map(table -> new Evidence(table, RelationWeights.DEFAULT, Double.POSITIVE_INFINITY))
            .toList();
    return new BlendModel(neighbours, evidence, settings.shares());
  }

  /// All filters of an exponent at once.
  private void trainFilters(
      double exponent, GraphFilter graph, ItemTable[] tables, Workers workers) {
    var places = new ArrayList<Integer>();
    var filters = new ArrayList<GraphFilterSettings>();
    for (int i = 0; i < tables.length; i++) {
      if (settings.ingredients().get(i) instanceof Ingredient.Filter(var filter)
          && filter.exponent() == exponent) {
        places.add(i);
        filters.add(filter);
      }
    }
    List<ItemTable> trained = new GraphFilterTrainer(filters).train(graph, workers);
    for (int k = 0; k < trained.size(); k++) {
      tables[places.get(k)] = trained.get(k);
    }
  }

  static ItemTable neighbours(
      ItemNeighbourSettings settings, Behaviour behaviour, Workers workers) {
    return new ItemNeighbourTrainer(settings).table(behaviour, workers);
  }
}
