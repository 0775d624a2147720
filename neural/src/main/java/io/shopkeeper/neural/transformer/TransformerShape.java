package io.shopkeeper.neural.transformer;

/// The size of a causal transformer over sequences of items, which reads up to `length` items and
/// scores all of them as the next.
///
/// @param items from 1 on
/// @param length positions, from 1 to 10,000; of a longer sequence the last ones are read
/// @param dimension of an item's vector and of every layer, from 1 to 1,024
/// @param blocks of attention and feed-forward layer, from 1 to 24
/// @param heads of attention; a divisor of `dimension`
public record TransformerShape(int items, int length, int dimension, int blocks, int heads) {

  public TransformerShape {
    require("items", items, 1, Integer.MAX_VALUE);
    require("length", length, 1, 10_000);
    require("dimension", dimension, 1, 1_024);
    require("blocks", blocks, 1, 24);
    require("heads", heads, 1, dimension);
    if (dimension % heads != 0) {
      throw new IllegalArgumentException(
          "heads is %d, not a divisor of the dimension %d".formatted(heads, dimension));
    }
    if ((long) items * dimension > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%d items of %d dimensions do not fit an array".formatted(items, dimension));
    }
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, not from %d to %d".formatted(name, value, least, most));
    }
  }
}
