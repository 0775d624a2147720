package io.shopkeeper.recommend.sasrec;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.neural.transformer.ItemAttributes;
import io.shopkeeper.neural.transformer.TransformerTrainer;
import io.shopkeeper.neural.transformer.TransformerWeights;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.popularity.PopularityModel;

/// Trains the transformer on what every visitor took, in order. The same behaviour and seed give
/// the same model at any number of threads.
public record SasRecTrainer(SasRecSettings settings, Seed seed) {

  /// The heap that training takes at its peak, what it leaves included.
  public long bytes(Extent extent) {
    return extent.popularity() + settings.bytes(extent);
  }

  /// @param popularity of the same behaviour: what a visitor without history gets
  public SasRecModel train(
      Behaviour behaviour, PopularityModel popularity, Workers workers, Progress progress) {
    TransformerWeights weights =
        TransformerTrainer.train(
            settings.shape(behaviour.products().size()),
            settings.training(),
            Sequences.of(behaviour),
            new ItemAttributes(behaviour.attributes().of(), behaviour.attributes().count()),
            seed.generator("sasrec"),
            workers,
            (epochs, _) ->
                progress.at("training the transformer", epochs, settings.training().epochs()));
    return new SasRecModel(popularity, weights);
  }
}
