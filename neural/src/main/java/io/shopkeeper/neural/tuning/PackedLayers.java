package io.shopkeeper.neural.tuning;

import io.shopkeeper.neural.layers.PackedLayer;
import java.util.List;
import java.util.stream.IntStream;

/// The linear maps of all layers and the head, ready to be multiplied with. Immutable; shared by
/// all passes until the parameters change.
record PackedLayers(
    Layout layout, int heads, float[] parameters, List<Layer> layers, PackedLayer head) {

  record Layer(PackedLayer qkv, PackedLayer out, PackedLayer up, PackedLayer down) {}

  static PackedLayers of(Layout layout, int heads, float[] parameters) {
    int d = layout.dimension();
    List<Layer> layers =
        IntStream.range(0, layout.layers())
            .mapToObj(layout::layer)
            .map(at ->
                new Layer(
                    PackedLayer.of(parameters, at.qkv(), d, 3 * d),
                    PackedLayer.of(parameters, at.out(), d, d),
                    PackedLayer.of(parameters, at.up(), d, 4 * d),
                    PackedLayer.of(parameters, at.down(), 4 * d, d)))
            .toList();
    PackedLayer head = PackedLayer.of(parameters, layout.head(), d, layout.classes());
    return new PackedLayers(layout, heads, parameters, layers, head);
  }
}
