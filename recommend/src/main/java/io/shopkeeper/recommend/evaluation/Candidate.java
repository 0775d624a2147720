package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.als.AlsSettings;
import io.shopkeeper.recommend.als.AlsTrainer;
import io.shopkeeper.recommend.blend.BlendSettings;
import io.shopkeeper.recommend.blend.BlendTrainer;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.recommend.transitions.TransitionSettings;
import io.shopkeeper.recommend.transitions.TransitionTrainer;

/// A model with its settings, not yet trained.
public sealed interface Candidate extends EvaluatedModel {

  RecommenderModel train(Behaviour behaviour, Workers workers);

  record Popularity(PopularitySettings settings) implements Candidate {
    static final String NAME = "popularity";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public PopularityModel train(Behaviour behaviour, Workers workers) {
      return new PopularityTrainer(settings).train(behaviour);
    }
  }

  record ItemNeighbours(ItemNeighbourSettings settings) implements Candidate {
    static final String NAME = "item-neighbours";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      PopularityModel popularity =
          new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
      return new ItemNeighbourTrainer(settings).train(behaviour, popularity, workers);
    }
  }

  record Transitions(TransitionSettings settings) implements Candidate {
    static final String NAME = "transitions";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      PopularityModel popularity =
          new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
      return new TransitionTrainer(settings).train(behaviour, popularity, workers);
    }
  }

  record Blend(BlendSettings settings) implements Candidate {
    static final String NAME = "blend";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      return new BlendTrainer(settings).train(behaviour, workers, Progress.NONE);
    }
  }

  /// @param seed of the factors training starts from
  record Als(AlsSettings settings, Seed seed) implements Candidate {
    static final String NAME = "als";

    @Override
    public String model() {
      return NAME;
    }

    @Override
    public RecommenderModel train(Behaviour behaviour, Workers workers) {
      PopularityModel popularity =
          new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour);
      return new AlsTrainer(settings, seed).train(behaviour, popularity, workers);
    }
  }
}
