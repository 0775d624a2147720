package io.shopkeeper.neural.tuning;

import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.Vectors;

/// The upper layers of an encoder and a head, as [TokenClassifierTrainer] leaves them. Immutable;
/// safe for any number of threads.
public final class TokenClassifier {
  private final PackedLayers packed;

  TokenClassifier(PackedLayers packed) {
    this.packed = packed;
  }

  /// The probability of every class, token by token.
  ///
  /// @param tokens their vectors from the layer below those that were trained, one after the other
  public float[] probabilities(float[] tokens) {
    Layout layout = packed.layout();
    int[] starts = {0, tokens.length / layout.dimension()};
    float[] values = new TunedPass(packed, starts, null).forward(tokens, new MatrixProduct());
    for (int at = 0; at < values.length; at += layout.classes()) {
      Vectors.softmax(values, at, layout.classes());
    }
    return values;
  }
}
