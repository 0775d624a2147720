package io.shopkeeper.neural.transformer;

import io.shopkeeper.neural.layers.Adam;
import java.util.random.RandomGenerator;

/// The items' vectors while they are learnt: their own and those of their attributes.
///
/// Where nothing is known of the items, their own vectors are the weights themselves.
final class ItemVectors {

  private final ItemAttributes known;
  private final TransformerWeights weights;
  private final float[] own;
  private final float[] attributes;
  private final Adam ownSteps;
  private final Adam attributeSteps;

  ItemVectors(TransformerWeights weights, ItemAttributes known, RandomGenerator random) {
    this.weights = weights;
    this.known = known;
    own = known.count() == 0 ? weights.items() : weights.items().clone();
    attributes = TransformerWeights.random(known.count() * dimension(), random);
    ownSteps = new Adam(own.length);
    attributeSteps = new Adam(attributes.length);
    compose();
  }

  /// Makes one step of both against the gradient of the weights.
  void update(float[] gradient, TransformerTrainer.Step step) {
    step.make(ownSteps, own, gradient);
    if (known.count() > 0) {
      step.make(attributeSteps, attributes, known.gradient(gradient, dimension()));
      compose();
    }
  }

  private void compose() {
    if (known.count() > 0) {
      known.compose(own, attributes, weights.items(), dimension());
    }
  }

  private int dimension() {
    return weights.shape().dimension();
  }
}
