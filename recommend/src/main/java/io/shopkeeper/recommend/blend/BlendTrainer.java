package io.shopkeeper.recommend.blend;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;

/// Trains the ingredients of a blend, one after the other.
///
/// @param seed of the filters' decomposition
public record BlendTrainer(BlendSettings settings, Seed seed) {

  public BlendModel train(Behaviour behaviour, Workers workers) {
    PopularityModel popularity = new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
    ItemNeighbourModel neighbours =
        new ItemNeighbourTrainer(ItemNeighbourSettings.DEFAULT)
            .train(behaviour, popularity, workers);
    Parts parts = Parts.train(settings.ingredients(), behaviour, popularity, seed, workers);
    return new BlendModel(neighbours, parts, settings.shares());
  }
}
