package io.shopkeeper.recommend.blend;

import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.graphfilter.GraphFilterSettings;
import io.shopkeeper.recommend.graphfilter.LowPassSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.slim.SlimSettings;
import io.shopkeeper.recommend.userneighbours.UserNeighbourSettings;

/// What may be part of a blend, not yet trained.
public sealed interface Ingredient {

  record ItemNeighbours(ItemNeighbourSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "item-neighbours(correction %s, power %s, normalisation %s)"
          .formatted(settings.correction(), settings.power(), settings.normalisation());
    }
  }

  record UserNeighbours(UserNeighbourSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "user-neighbours(%d, correction %s, sharpness %s)"
          .formatted(settings.neighbours(), settings.correction(), settings.sharpness());
    }
  }

  record GraphFilter(GraphFilterSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "graph-filter(ridge %s, exponent %s)".formatted(settings.ridge(), settings.exponent());
    }
  }

  record Slim(SlimSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "slim(%d regressors, ridge %s, normalisation %s, correction %s)"
          .formatted(
              settings.regressors(),
              settings.ridge(),
              settings.normalisation(),
              settings.correction());
    }
  }

  record LowPass(LowPassSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "low-pass(rank %d, exponent %s)".formatted(settings.rank(), settings.exponent());
    }
  }

  record Als(AlsSettings settings) implements Ingredient {
    @Override
    public String toString() {
      return "als(%d factors, unobserved weight %s, regularisation %s)"
          .formatted(settings.factors(), settings.unobservedWeight(), settings.regularisation());
    }
  }

  /// Whether it says something of every item, and so is asked only of those that others found.
  default boolean refines() {
    return switch (this) {
      case ItemNeighbours _, UserNeighbours _, GraphFilter _, Slim _ -> false;
      case LowPass _, Als _ -> true;
    };
  }
}
