package io.shopkeeper.recommend.blend;

import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;

/// A table of items that may be part of a blend, not yet trained.
public sealed interface Ingredient {

  record Neighbours(ItemNeighbourSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "neighbours(correction %s, power %s, normalisation %s, shrinkage %s)"
          .formatted(
              settings.correction(),
              settings.power(),
              settings.normalisation(),
              settings.shrinkage());
    }
  }

  record Filter(GraphFilterSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "filter(ridge %s, exponent %s)".formatted(settings.ridge(), settings.exponent());
    }
  }
}
