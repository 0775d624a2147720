package io.shopkeeper.neural.transformer;

import io.shopkeeper.numeric.Vectors;

/// What is known of items besides who took them, as category and brand.
///
/// The vector of an item is its own and the mean of its attributes' vectors, `e_j = v_j + Σ_a u_a /
/// |A_j|`: what is learnt of one item is learnt in part for all that are like it. Both are learnt
/// together; a trained model holds the sums alone.
///
/// @param of the attributes of each item, below `count`; not copied
/// @param count how many attributes there are; 0 where nothing is known of any item
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ItemAttributes(int[][] of, int count) {

  /// Nothing is known of any item.
  public static final ItemAttributes NONE = new ItemAttributes(new int[0][], 0);

  /// @throws IllegalArgumentException for an attribute that is not below `count`
  public ItemAttributes {
    for (int[] attributes : of) {
      for (int attribute : attributes) {
        if (attribute < 0 || attribute >= count) {
          throw new IllegalArgumentException(
              "attribute %d is not one of %d".formatted(attribute, count));
        }
      }
    }
  }

  /// Writes the vectors of the items from their own and those of the attributes.
  ///
  /// @param d the dimension of a vector
  void compose(float[] own, float[] attributes, float[] items, int d) {
    System.arraycopy(own, 0, items, 0, own.length);
    for (int item = 0; item < of.length; item++) {
      for (int attribute : of[item]) {
        Vectors.axpy(1f / of[item].length, attributes, attribute * d, items, item * d, d);
      }
    }
  }

  /// The gradient of the attributes' vectors from that of the items'.
  float[] gradient(float[] items, int d) {
    float[] gradient = new float[count * d];
    for (int item = 0; item < of.length; item++) {
      for (int attribute : of[item]) {
        Vectors.axpy(1f / of[item].length, items, item * d, gradient, attribute * d, d);
      }
    }
    return gradient;
  }
}
