package io.shopkeeper.neural.tuning;

import io.shopkeeper.neural.layers.Attention;
import io.shopkeeper.neural.layers.Dropout;
import io.shopkeeper.neural.layers.LayerNorm;
import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of some texts through the layers and the head, forwards and, when training, back: by one
/// thread at a time, which brings its own scratch space.
final class TunedPass {
  private final PackedLayers packed;
  private final int[] starts;
  private final @Nullable Dropout dropout;
  private final List<LayerPass> layers = new ArrayList<>();
  private float[] last = {};
  private float @Nullable [] lastFactors;

  /// @param starts of each text among the tokens; one more for the end
  /// @param dropout none when serving
  TunedPass(PackedLayers packed, int[] starts, @Nullable Dropout dropout) {
    this.packed = packed;
    this.starts = starts;
    this.dropout = dropout;
  }

  /// The margin of every class, token by token.
  ///
  /// @param tokens their vectors from the layer below
  float[] forward(float[] tokens, MatrixProduct product) {
    last = tokens;
    for (int layer = 0; layer < packed.layers().size(); layer++) {
      var pass = new LayerPass(packed.layers().get(layer), packed.layout().layer(layer));
      layers.add(pass);
      last = pass.forward(last, product);
    }
    lastFactors = Dropout.drop(dropout, last);
    return packed.head().forward(last, product);
  }

  /// Adds to the gradient of the parameters.
  void backward(float[] dMargins, float[] gradient, MatrixProduct product) {
    float[] d = packed.head().backward(last, dMargins, gradient, product);
    Dropout.multiply(d, lastFactors);
    for (LayerPass layer : layers.reversed()) {
      d = layer.backward(d, gradient, product);
    }
  }

  /// One layer with what its gradient needs.
  private final class LayerPass {
    private final PackedLayers.Layer maps;
    private final Attention attention;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final Gelu gelu = new Gelu();
    private float[] in = {};
    private float[] qkv = {};
    private float[] attended = {};
    private float[] middle = {};
    private float[] wide = {};
    private float @Nullable [] outFactors;
    private float @Nullable [] downFactors;

    LayerPass(PackedLayers.Layer maps, Layout.Layer at) {
      this.maps = maps;
      int dimension = packed.layout().dimension();
      attention = new Attention(dimension, packed.heads(), Attention.Sight.WHOLE);
      norm1 = new LayerNorm(dimension, at.norm1());
      norm2 = new LayerNorm(dimension, at.norm2());
    }

    float[] forward(float[] x, MatrixProduct product) {
      in = x;
      qkv = maps.qkv().forward(x, product);
      attended = attention.forward(qkv, starts);
      float[] out = maps.out().forward(attended, product);
      outFactors = Dropout.drop(dropout, out);
      Vectors.axpy(1, x, out);
      middle = norm1.forward(out, packed.parameters());
      wide = gelu.forward(maps.up().forward(middle, product));
      float[] down = maps.down().forward(wide, product);
      downFactors = Dropout.drop(dropout, down);
      Vectors.axpy(1, middle, down);
      return norm2.forward(down, packed.parameters());
    }

    /// From the gradient of what the layer gave to that of what it took.
    float[] backward(float[] dOut, float[] gradient, MatrixProduct product) {
      float[] dSum = new float[dOut.length];
      norm2.backward(dOut, packed.parameters(), gradient, dSum);
      float[] dDown = dSum.clone();
      Dropout.multiply(dDown, downFactors);
      float[] dWide = maps.down().backward(wide, dDown, gradient, product);
      gelu.backward(dWide);
      float[] dMiddle = maps.up().backward(middle, dWide, gradient, product);
      Vectors.axpy(1, dSum, dMiddle);
      float[] dX = new float[dOut.length];
      norm1.backward(dMiddle, packed.parameters(), gradient, dX);
      float[] dAttended = dX.clone();
      Dropout.multiply(dAttended, outFactors);
      dAttended = maps.out().backward(attended, dAttended, gradient, product);
      float[] dQkv = attention.backward(qkv, starts, dAttended);
      Vectors.axpy(1, maps.qkv().backward(in, dQkv, gradient, product), dX);
      return dX;
    }
  }
}
