package io.shopkeeper.neural.transformer;

import io.shopkeeper.neural.layers.PackedLayer;
import java.util.List;
import java.util.stream.IntStream;

/// The linear layers of every block, packed. Immutable.
record PackedBody(TransformerWeights weights, List<Block> blocks) {

  record Block(PackedLayer qkv, PackedLayer out, PackedLayer up, PackedLayer down) {}

  static PackedBody of(TransformerWeights weights) {
    int d = weights.shape().dimension();
    float[] body = weights.body();
    var layout = new Layout(weights.shape());
    List<Block> blocks =
        IntStream.range(0, weights.shape().blocks())
            .mapToObj(layout::block)
            .map(at ->
                new Block(
                    PackedLayer.of(body, at.qkv(), d, 3 * d),
                    PackedLayer.of(body, at.out(), d, d),
                    PackedLayer.of(body, at.up(), d, 4 * d),
                    PackedLayer.of(body, at.down(), 4 * d, d)))
            .toList();
    return new PackedBody(weights, blocks);
  }
}
