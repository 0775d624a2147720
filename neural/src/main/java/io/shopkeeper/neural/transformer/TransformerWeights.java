package io.shopkeeper.neural.transformer;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The parameters of a trained transformer.
///
/// @param items the vector of each item, `items × dimension`; not copied
/// @param body positions, blocks and last norm, in the order of [Layout]; not copied
public record TransformerWeights(TransformerShape shape, float[] items, float[] body) {

  /// The spread of a fresh parameter.
  private static final double DEVIATION = .02;

  public TransformerWeights {
    require("items", items.length, (long) shape.items() * shape.dimension());
    require("body", body.length, bodySize(shape));
  }

  /// How many numbers `body` holds.
  public static int bodySize(TransformerShape shape) {
    return new Layout(shape).size();
  }

  /// Fresh parameters: normally distributed weights, norms that change nothing, biases of zero.
  static TransformerWeights random(TransformerShape shape, RandomGenerator random) {
    int d = shape.dimension();
    var layout = new Layout(shape);
    float[] items = new float[shape.items() * d];
    float[] body = new float[layout.size()];
    fill(items, 0, items.length, random);
    fill(body, layout.positions(), shape.length() * d, random);
    for (int b = 0; b < shape.blocks(); b++) {
      Layout.Block block = layout.block(b);
      Arrays.fill(body, block.norm1(), block.norm1() + d, 1);
      Arrays.fill(body, block.norm2(), block.norm2() + d, 1);
      fill(body, block.qkv(), 3 * d * d, random);
      fill(body, block.out(), d * d, random);
      fill(body, block.up(), 4 * d * d, random);
      fill(body, block.down(), 4 * d * d, random);
    }
    Arrays.fill(body, layout.lastNorm(), layout.lastNorm() + d, 1);
    return new TransformerWeights(shape, items, body);
  }

  /// Fresh weights.
  static float[] random(int size, RandomGenerator random) {
    float[] values = new float[size];
    fill(values, 0, size, random);
    return values;
  }

  private static void fill(float[] values, int start, int length, RandomGenerator random) {
    for (int i = start; i < start + length; i++) {
      values[i] = (float) (random.nextGaussian() * DEVIATION);
    }
  }

  private static void require(String name, long length, long expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          "%s holds %d numbers, the shape needs %d".formatted(name, length, expected));
    }
  }
}
