package io.shopkeeper.neural.transformer;

import io.shopkeeper.numeric.MatrixProduct;
import java.util.Arrays;

/// Reads sequences with trained weights. Immutable; safe for any number of threads.
public final class SequenceTransformer {

  private final PackedBody packed;

  private SequenceTransformer(PackedBody packed) {
    this.packed = packed;
  }

  /// Prepares weights for reading; they must not change any more.
  public static SequenceTransformer of(TransformerWeights weights) {
    return new SequenceTransformer(PackedBody.of(weights));
  }

  public TransformerWeights weights() {
    return packed.weights();
  }

  /// What the next item is looked for by: the greater the inner product with an item's vector, the
  /// likelier it comes next. Of a longer sequence the last `length` items are read; O(length ·
  /// dimension² · blocks).
  ///
  /// @param items in time order, at least one
  /// @throws IllegalArgumentException for no items, or one the transformer does not know
  public float[] next(int[] items) {
    TransformerShape shape = weights().shape();
    if (items.length == 0) {
      throw new IllegalArgumentException("nothing follows from no items");
    }
    int[] read =
        Arrays.copyOfRange(items, Math.max(0, items.length - shape.length()), items.length);
    for (int item : read) {
      if (item < 0 || item >= shape.items()) {
        throw new IllegalArgumentException(
            "item %d is not one of %d".formatted(item, shape.items()));
      }
    }
    float[] hidden =
        new TransformerPass(packed, read, new int[] {0, read.length}, null)
            .forward(new MatrixProduct());
    int d = shape.dimension();
    return Arrays.copyOfRange(hidden, hidden.length - d, hidden.length);
  }
}
