package io.shopkeeper.neural.transformer;

import io.shopkeeper.numeric.Vectors;
import java.util.random.RandomGenerator;

/// What is known of the items besides who took them; an item's vector is its own and the mean of
/// those of its attributes.
///
/// @param of the attributes of each item, below `count`
/// @param weight of foretelling an attribute of the next item beside the next item
public record ItemAttributes(int[][] of, int count, double weight) {

  static final ItemAttributes NONE = new ItemAttributes(new int[0][], 0, 0);

  /// Adds the mean of an item's attributes.
  void compose(float[] own, float[] attributes, float[] items, int d) {
    System.arraycopy(own, 0, items, 0, own.length);
    for (int item = 0; item < of.length; item++) {
      for (int attribute : of[item]) {
        Vectors.axpy(1f / of[item].length, attributes, attribute * d, items, item * d, d);
      }
    }
  }

  /// The gradient of the attributes from that of the items.
  float[] gradient(float[] items, int d) {
    float[] gradient = new float[count * d];
    for (int item = 0; item < of.length; item++) {
      for (int attribute : of[item]) {
        Vectors.axpy(1f / of[item].length, items, item * d, gradient, attribute * d, d);
      }
    }
    return gradient;
  }

  /// An attribute of each item; the last of all where it has none.
  int[] draw(int[] items, RandomGenerator random) {
    int[] drawn = new int[items.length];
    for (int i = 0; i < items.length; i++) {
      int[] known = of[items[i]];
      drawn[i] = known.length == 0 ? count - 1 : known[random.nextInt(known.length)];
    }
    return drawn;
  }
}
