package io.shopkeeper.recommend.itemneighbours;

import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The neighbours of every item, most similar first, in compressed rows: those of item i lie at the
/// positions from `start[i]` up to `start[i + 1]`.
///
/// @param common how many visitors had to do with both
record Neighbours(int[] start, int[] neighbour, float[] similarity, int[] common) {

  void write(DataOutput out) throws IOException {
    ModelArrays.writeInts(out, start);
    ModelArrays.writeInts(out, neighbour);
    ModelArrays.writeFloats(out, similarity);
    ModelArrays.writeInts(out, common);
  }

  static Neighbours read(DataInput in) throws IOException {
    return new Neighbours(
        ModelArrays.readInts(in),
        ModelArrays.readInts(in),
        ModelArrays.readFloats(in),
        ModelArrays.readInts(in));
  }
}
