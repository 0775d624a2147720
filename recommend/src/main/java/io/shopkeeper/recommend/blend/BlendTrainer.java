package io.shopkeeper.recommend.blend;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RelationWeights;
import io.shopkeeper.recommend.graphfilter.GraphFilter;
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

/// Trains the tables of a blend, one after the other.
public record BlendTrainer(BlendSettings settings) {

  public BlendModel train(Behaviour behaviour, Workers workers, Progress progress) {
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    ItemNeighbourModel neighbours =
        new ItemNeighbourTrainer(ItemNeighbourSettings.DEFAULT)
            .train(behaviour, popularity, workers);
    var evidence = new ArrayList<Evidence>();
    for (Ingredient ingredient : settings.ingredients()) {
      progress.at("training " + ingredient, evidence.size(), settings.ingredients().size());
      ItemTable table = table(ingredient, behaviour, workers);
      evidence.add(new Evidence(table, RelationWeights.DEFAULT, Double.POSITIVE_INFINITY));
    }
    return new BlendModel(neighbours, evidence, settings.shares());
  }

  static ItemTable table(Ingredient ingredient, Behaviour behaviour, Workers workers) {
    return switch (ingredient) {
      case Ingredient.Neighbours(ItemNeighbourSettings neighbours) ->
          new ItemNeighbourTrainer(neighbours).table(behaviour, workers);
      case Ingredient.Filter(var filter) ->
          new GraphFilterTrainer(filter)
              .train(GraphFilter.of(behaviour, RelationWeights.DEFAULT), workers);
    };
  }
}
