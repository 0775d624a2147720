package io.shopkeeper.ingest.fusion;

import io.shopkeeper.numeric.LongIndex;
import java.util.Arrays;

/// How often values occur, in platform A, in B, and among all; 32 bytes a distinct value.
final class Frequencies {
  /// So many records are imagined besides the given ones, so that few records are not taken for the
  /// whole world.
  private static final double IMAGINED = 200;

  private final LongIndex index = new LongIndex();
  private final double background;
  private int[] inA = new int[1 << 10];
  private int[] inB = new int[1 << 10];
  private int total;

  /// @param background the frequency of a value in the world, where nothing is known of it
  Frequencies(double background) {
    this.background = background;
  }

  void add(long value, boolean ofA) {
    int number = index.add(value);
    if (number == inA.length) {
      inA = Arrays.copyOf(inA, 2 * number);
      inB = Arrays.copyOf(inB, 2 * number);
    }
    int[] counts = ofA ? inA : inB;
    counts[number]++;
    total++;
  }

  /// How many records of the one platform that holds more of them have a value.
  int mostInOne(long value) {
    int number = index.find(value);
    return number < 0 ? 0 : Math.max(inA[number], inB[number]);
  }

  double of(long value) {
    int number = index.find(value);
    int count = number < 0 ? 0 : inA[number] + inB[number];
    return (count + IMAGINED * background) / (total + IMAGINED);
  }
}
