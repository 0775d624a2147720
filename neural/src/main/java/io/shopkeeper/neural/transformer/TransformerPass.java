package io.shopkeeper.neural.transformer;

import io.shopkeeper.neural.layers.Attention;
import io.shopkeeper.neural.layers.Dropout;
import io.shopkeeper.neural.layers.LayerNorm;
import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run of some sequences through the transformer, forwards and, when training, back: by one
/// thread at a time, which brings its own scratch space and need not be the same.
final class TransformerPass {

  private final TransformerShape shape;
  private final PackedBody packed;
  private final float[] body;
  private final int[] tokens;
  private final int[] starts;
  private final @Nullable Dropout dropout;
  private final List<BlockPass> blocks = new ArrayList<>();
  private final LayerNorm last;
  private float @Nullable [] inputFactors;

  /// @param tokens items of all sequences, end to end
  /// @param starts of each sequence, at most `length` long; one more for the end
  /// @param dropout none when serving
  TransformerPass(PackedBody packed, int[] tokens, int[] starts, @Nullable Dropout dropout) {
    shape = packed.weights().shape();
    body = packed.weights().body();
    this.packed = packed;
    this.tokens = tokens;
    this.starts = starts;
    this.dropout = dropout;
    last = new LayerNorm(shape.dimension(), new Layout(shape).lastNorm());
  }

  /// What every token's next item is looked for by: its inner product with the items' vectors.
  float[] forward(MatrixProduct product) {
    float[] x = input();
    inputFactors = Dropout.drop(dropout, x);
    var layout = new Layout(shape);
    for (int b = 0; b < shape.blocks(); b++) {
      var block = new BlockPass(packed.blocks().get(b), layout.block(b));
      blocks.add(block);
      x = block.forward(x, product);
    }
    return last.forward(x, body);
  }

  /// Adds to the gradient of the body; returns that of the vector of the item of every token.
  float[] backward(float[] dOut, float[] gradient, MatrixProduct product) {
    float[] dX = new float[dOut.length];
    last.backward(dOut, body, gradient, dX);
    for (BlockPass block : blocks.reversed()) {
      block.backward(dX, gradient, product);
    }
    Dropout.multiply(dX, inputFactors);
    int d = shape.dimension();
    for (int s = 0; s + 1 < starts.length; s++) {
      Vectors.axpy(1, dX, starts[s] * d, gradient, 0, (starts[s + 1] - starts[s]) * d);
    }
    Vectors.scale((float) Math.sqrt(d), dX);
    return dX;
  }

  private float[] input() {
    int d = shape.dimension();
    float scale = (float) Math.sqrt(d);
    float[] x = new float[tokens.length * d];
    for (int s = 0; s + 1 < starts.length; s++) {
      System.arraycopy(body, 0, x, starts[s] * d, (starts[s + 1] - starts[s]) * d);
    }
    for (int token = 0; token < tokens.length; token++) {
      Vectors.axpy(scale, packed.weights().items(), tokens[token] * d, x, token * d, d);
    }
    return x;
  }

  /// One block with what its gradient needs.
  private final class BlockPass {
    private final PackedBody.Block layers;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final Attention attention =
        new Attention(shape.dimension(), shape.heads(), Attention.Sight.CAUSAL);
    private float[] normed1 = {};
    private float[] qkv = {};
    private float[] attended = {};
    private float[] normed2 = {};
    private float[] hidden = {};
    private float @Nullable [] attendedFactors;
    private float @Nullable [] downFactors;

    BlockPass(PackedBody.Block layers, Layout.Block at) {
      this.layers = layers;
      norm1 = new LayerNorm(shape.dimension(), at.norm1());
      norm2 = new LayerNorm(shape.dimension(), at.norm2());
    }

    float[] forward(float[] in, MatrixProduct product) {
      float[] x = in.clone();
      normed1 = norm1.forward(x, body);
      qkv = layers.qkv().forward(normed1, product);
      attended = attention.forward(qkv, starts);
      float[] out = layers.out().forward(attended, product);
      attendedFactors = Dropout.drop(dropout, out);
      Vectors.axpy(1, out, x);
      normed2 = norm2.forward(x, body);
      hidden = layers.up().forward(normed2, product);
      for (int i = 0; i < hidden.length; i++) {
        hidden[i] = Math.max(0, hidden[i]);
      }
      Dropout.drop(dropout, hidden);
      float[] down = layers.down().forward(hidden, product);
      downFactors = Dropout.drop(dropout, down);
      Vectors.axpy(1, down, x);
      return x;
    }

    /// Turns the gradient of what the block gave into that of what it took, in place.
    void backward(float[] dX, float[] gradient, MatrixProduct product) {
      float[] dDown = dX.clone();
      Dropout.multiply(dDown, downFactors);
      float[] dHidden = layers.down().backward(hidden, dDown, gradient, product);
      // A hidden number is above zero where it was neither cut off nor dropped.
      float kept = dropout == null ? 1 : dropout.enlarged();
      for (int i = 0; i < dHidden.length; i++) {
        dHidden[i] = hidden[i] > 0 ? dHidden[i] * kept : 0;
      }
      norm2.backward(layers.up().backward(normed2, dHidden, gradient, product), body, gradient, dX);
      float[] dOut = dX.clone();
      Dropout.multiply(dOut, attendedFactors);
      float[] dAttended = layers.out().backward(attended, dOut, gradient, product);
      float[] dQkv = attention.backward(qkv, starts, dAttended);
      norm1.backward(layers.qkv().backward(normed1, dQkv, gradient, product), body, gradient, dX);
    }
  }
}
