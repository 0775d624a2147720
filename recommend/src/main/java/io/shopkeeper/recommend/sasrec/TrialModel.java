package io.shopkeeper.recommend.sasrec;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.neural.transformer.ItemAttributes;
import io.shopkeeper.neural.transformer.TransformerTrainer;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.popularity.PopularityModel;

/// A transformer to be tried, with what is known of the items.
public final class TrialModel {
  private TrialModel() {}

  public static SasRecModel train(
      SasRecSettings settings,
      Behaviour behaviour,
      PopularityModel popularity,
      ItemAttributes known,
      Seed seed,
      Workers workers) {
    return new SasRecModel(
        popularity,
        TransformerTrainer.train(
            settings.shape(behaviour.products().size()),
            settings.training(),
            Sequences.of(behaviour),
            known,
            seed.generator("sasrec"),
            workers,
            (_, _) -> {}));
  }
}
