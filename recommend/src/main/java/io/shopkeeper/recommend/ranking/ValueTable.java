package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.DescendingOrder;
import io.shopkeeper.numeric.Vectors;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The attribute values of all products, numbered so that what is looked at often lies together:
/// those of most products first, and last those of one product alone, such as a title, side by
/// side. A shop has many times more of the latter than of all others, and no other product shares
/// them. 4 bytes a value of a product, 24 a value.
final class ValueTable {
  /// Where the values of an item begin.
  private final int[] starts;

  private final int[] numbers;

  /// How the traits number a value.
  private final int[] originals;

  /// By how the traits number it.
  private final int[] renumbered;

  private final int common;
  private final double[] shares;
  private final double[] rarities;
  private final double[] squares;

  /// @param shares of interactions and
  /// @param rarities of values, as the traits number them
  ValueTable(Traits traits, double[] shares, double[] rarities) {
    double[] products = new double[traits.values().size()];
    starts = new int[traits.items() + 1];
    for (int item = 0; item < traits.items(); item++) {
      starts[item + 1] = starts[item] + traits.attributes()[item].length;
      for (int value : traits.attributes()[item]) {
        products[value]++;
      }
    }
    originals = DescendingOrder.of(products);
    common = (int) Arrays.stream(products).filter(count -> count > 1).count();
    renumbered = new int[originals.length];
    IntStream.range(0, originals.length).forEach(at -> renumbered[originals[at]] = at);
    numbers = new int[starts[traits.items()]];
    for (int item = 0; item < traits.items(); item++) {
      int at = starts[item];
      for (int value : traits.attributes()[item]) {
        numbers[at++] = renumbered[value];
      }
    }
    this.shares = IntStream.of(originals).mapToDouble(value -> shares[value]).toArray();
    this.rarities = IntStream.of(originals).mapToDouble(value -> rarities[value]).toArray();
    squares = Arrays.stream(this.rarities).map(of -> of * of).toArray();
  }

  /// How many values there are.
  int size() {
    return originals.length;
  }

  /// How many of them more than one product has: those with the lower numbers.
  int common() {
    return common;
  }

  /// Where the values of an item begin; they end where those of the next begin. They are in the
  /// order of the traits.
  int start(int item) {
    return starts[item];
  }

  /// The number of the value at a place.
  int number(int at) {
    return numbers[at];
  }

  /// How the traits number a value.
  int original(int number) {
    return originals[number];
  }

  /// The number of a value by that of the traits.
  int renumbered(int original) {
    return renumbered[original];
  }

  /// See [AttributeStatistics#share].
  double share(int number) {
    return shares[number];
  }

  /// See [AttributeStatistics#rarity].
  double rarity(int number) {
    return rarities[number];
  }

  /// That of [#rarity].
  double square(int number) {
    return squares[number];
  }

  /// Adds to the sum of each bit of `having`, by value, the squares of the rarities of the item's
  /// values that have it, in their order.
  void addSquares(int item, long[] having, double[] sums) {
    Vectors.addWhere(numbers, starts[item], starts[item + 1], having, squares, sums);
  }
}
